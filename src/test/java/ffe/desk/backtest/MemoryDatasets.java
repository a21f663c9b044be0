package ffe.desk.backtest;

import ffe.desk.files.Dataset;
import ffe.desk.files.DatasetBook;
import ffe.desk.files.DatasetOrder;
import ffe.desk.files.DatasetSum;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Datasets in memory. */
public final class MemoryDatasets implements DatasetBook {

  private static final Instant T = Instant.parse("2024-01-01T00:00:00Z");

  /** Candles of all versions, one after the other. */
  public final List<Candle> stored = new ArrayList<>();

  private final List<Dataset> all = new ArrayList<>();

  /** The next version of a name, of a series as it is. */
  public Dataset add(String name, CandleSeries series) {
    DatasetSum sum =
        new DatasetSum(
            series.size(),
            series.opensAt(0),
            series.opensAt(series.size() - 1),
            0,
            0,
            series.digest().hex());
    return keep(
            new DatasetOrder(name, series.instrument(), series.timeframe()),
            sum,
            "tom",
            () -> List.<List<Candle>>of().iterator())
        .dataset();
  }

  @Override
  public Kept keep(
      DatasetOrder order, DatasetSum sum, String actor, Supplier<Iterator<List<Candle>>> candles) {
    Optional<Dataset> same =
        versions(order.name(), Integer.MAX_VALUE).stream()
            .filter(d -> d.sum().digest().equals(sum.digest()))
            .findFirst();
    if (same.isPresent()) {
      return new Kept(same.get(), false);
    }
    List<Candle> read = new ArrayList<>();
    candles.get().forEachRemaining(read::addAll);
    stored.addAll(read);
    Dataset made =
        new Dataset(
            order.name(),
            versions(order.name(), Integer.MAX_VALUE).size() + 1,
            order.instrument(),
            order.timeframe(),
            sum,
            actor,
            T);
    all.add(made);
    return new Kept(made, true);
  }

  @Override
  public List<Dataset> list(String after, int limit) {
    return List.copyOf(all);
  }

  @Override
  public List<Dataset> versions(String name, int limit) {
    return all.stream()
        .filter(d -> d.name().equals(name))
        .sorted(Comparator.comparingInt(Dataset::version).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Dataset> find(String name, int version) {
    return versions(name, Integer.MAX_VALUE).stream()
        .filter(d -> d.version() == version)
        .findFirst();
  }
}
