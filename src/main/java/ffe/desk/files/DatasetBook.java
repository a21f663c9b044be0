package ffe.desk.files;

import ffe.market.Candle;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Port: where datasets are kept, each version whole or not at all and for good. */
public interface DatasetBook {

  /**
   * What became of an upload.
   *
   * @param isNew false where a version with the same candles was there
   */
  record Kept(Dataset dataset, boolean isNew) {}

  /**
   * Keeps candles as the next version of a name, unless a version has the same ones already.
   *
   * @param sum of all of them
   * @param candles in the order of time, block by block; asked for once at most
   */
  Kept keep(
      DatasetOrder order, DatasetSum sum, String actor, Supplier<Iterator<List<Candle>>> candles);

  /** The newest version of each name, by name. */
  List<Dataset> list(String after, int limit);

  /** Newest first. */
  List<Dataset> versions(String name, int limit);

  Optional<Dataset> find(String name, int version);
}
