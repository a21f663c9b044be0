package ffe.desk.backtest;

import java.util.Locale;

/**
 * A kind of job, and the forms in which its parts are kept as canonical text.
 *
 * @param name as it is kept: small letters and hyphens
 */
public record JobKind<O extends JobOrder, P extends JobProgress, S, R extends JobResult>(
    String name, Class<O> order, Class<P> progress, Class<S> summary, Class<R> result) {

  public static final JobKind<BacktestOrder, BacktestProgress, BacktestSummary, BacktestResult>
      BACKTEST =
          new JobKind<>(
              "backtest",
              BacktestOrder.class,
              BacktestProgress.class,
              BacktestSummary.class,
              BacktestResult.class);

  /** As it stands in the list of control actions. */
  String command() {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
