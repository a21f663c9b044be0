package ffe.desk.search;

import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.TrialBook;
import ffe.optimization.Variant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What one search tried, for the book of all trials. Used by its thread. */
final class TrialLog implements AutoCloseable {

  private final TrialBook book;
  private final TrialBook.Ground ground;
  private final BacktestOrder run;
  private final List<String> tried = new ArrayList<>();

  TrialLog(TrialBook book, TrialBook.Ground ground, BacktestOrder run) {
    this.book = book;
    this.ground = ground;
    this.run = run;
  }

  void tried(Variant variant) {
    tried.add(digest(variant));
  }

  /** How many others were tried there; from now on these are in the book. */
  int others(Collection<Variant> own) {
    own.forEach(this::tried);
    book.keep(ground, tried);
    return book.tried(ground, own.stream().map(this::digest).toList());
  }

  private String digest(Variant variant) {
    return TrialBook.digest(run, variant.text());
  }

  @Override
  public void close() {
    book.keep(ground, tried);
  }
}
