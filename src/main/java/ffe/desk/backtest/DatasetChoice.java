package ffe.desk.backtest;

import ffe.desk.files.Dataset;
import ffe.desk.files.DatasetBook;
import ffe.desk.files.DatasetOrder;
import java.util.Optional;
import java.util.function.Function;

/** Finds the dataset that an order names: {@code btc-2019@2}, or the newest version of a name. */
public final class DatasetChoice implements Function<String, Dataset> {

  /** Where no dataset can be named. */
  static final Function<String, Dataset> NONE =
      text -> {
        throw new RefusedOrderException("dataset", "no dataset can be named here");
      };

  private static final String VERSION = "[1-9][0-9]{0,8}";

  private final DatasetBook book;

  public DatasetChoice(DatasetBook book) {
    this.book = book;
  }

  /**
   * @throws RefusedOrderException if there is none
   */
  @Override
  public Dataset apply(String text) {
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    String version = text.substring(at < 0 ? text.length() : at + 1);
    if (!DatasetOrder.isName(name) || !(at < 0 || version.matches(VERSION))) {
      throw new RefusedOrderException(
          "dataset", "dataset is a name as btc-2019, or one of its versions as btc-2019@2");
    }
    Optional<Dataset> found =
        at < 0
            ? book.versions(name, 1).stream().findFirst()
            : book.find(name, Integer.parseInt(version));
    return found.orElseThrow(
        () ->
            new RefusedOrderException("dataset", "there is no dataset " + name + suffix(version)));
  }

  private static String suffix(String version) {
    return version.isEmpty() ? "" : " with a version " + version;
  }
}
