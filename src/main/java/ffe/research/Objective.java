package ffe.research;

import ffe.statistics.Basis;
import ffe.statistics.Column;
import ffe.statistics.Figure;
import ffe.statistics.RunStatistics;
import ffe.statistics.Series;
import ffe.statistics.TrackRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a variant is to be as great as possible in. */
public enum Objective {
  /** Of a period, not annual. */
  SHARPE,
  CALMAR,
  RETURN;

  /** In small letters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Of a word.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static Objective of(String word) {
    return Arrays.stream(values())
        .filter(o -> o.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("an objective is sharpe, calmar or return: " + word));
  }

  static List<String> words(List<Objective> objectives) {
    return objectives.stream().map(Objective::word).toList();
  }

  /** Of returns that follow each other, each of a period of that length. */
  Figure of(double[] returns, long periodMillis) {
    if (this == SHARPE) {
      return returns.length == 0
          ? Figure.tooFew()
          : TrackRecord.of(Column.of(returns))
              .<Figure>map(r -> Figure.of(r.sharpe()))
              .orElse(Figure.tooFew());
    }
    RunStatistics run = run(returns, periodMillis);
    return this == CALMAR ? run.calmar() : run.total();
  }

  /** As an equity curve that begins at one. */
  static RunStatistics run(double[] returns, long periodMillis) {
    long[] times = new long[returns.length + 1];
    double[] equity = new double[returns.length + 1];
    equity[0] = 1;
    for (int i = 0; i < returns.length; i++) {
      times[i + 1] = (i + 1) * periodMillis;
      equity[i + 1] = equity[i] * (1 + returns[i]);
    }
    Series curve = Series.of(times, equity);
    return RunStatistics.of(curve, returns.length == 0 ? Basis.perYear(365) : Basis.of(curve));
  }
}
