package ffe.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * How far two columns of returns go together, over the times both have (Pearson 1895).
 *
 * @param value -1 to 1; not told for fewer than {@link Figure#TELLING} common times, or where one
 *     does not move
 * @param common times that both have
 */
public record Correlation(Figure value, int common) {

  /** Columns of one matrix; more are refused. */
  public static final int SERIES_MAX = 200;

  public static Correlation of(Series one, Series other) {
    int most = Math.min(one.size(), other.size());
    double[] x = new double[most];
    double[] y = new double[most];
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      int order = Long.compare(one.millis(i), other.millis(j));
      if (order == 0) {
        x[common] = one.value(i);
        y[common] = other.value(j);
        common++;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return common < Figure.TELLING
        ? new Correlation(Figure.tooFew(), common)
        : new Correlation(
            pearson(Column.trusted(x).part(0, common), Column.trusted(y).part(0, common)), common);
  }

  /**
   * Each with each, in the order given: row i, column j is that of i with j; a column that moves
   * has 1 with itself.
   */
  public static List<List<Correlation>> matrix(List<Series> series) {
    if (series.size() > SERIES_MAX) {
      throw new IllegalArgumentException(
          "at most " + SERIES_MAX + " columns, not " + series.size());
    }
    List<List<Correlation>> rows = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      List<Correlation> row = new ArrayList<>();
      for (int j = 0; j < series.size(); j++) {
        row.add(j < i ? rows.get(j).get(i) : of(series.get(i), series.get(j)));
      }
      rows.add(List.copyOf(row));
    }
    return List.copyOf(rows);
  }

  private static Figure pearson(Column x, Column y) {
    Moments ofX = Moments.of(x);
    Moments ofY = Moments.of(y);
    double product = 0;
    for (int i = 0; i < x.size(); i++) {
      product += (x.at(i) - ofX.mean()) * (y.at(i) - ofY.mean());
    }
    Figure figure = Figure.ratio(product / (x.size() - 1), ofX.deviation() * ofY.deviation());
    return figure instanceof Figure.Told told
        ? Figure.of(Math.max(-1, Math.min(1, told.value())))
        : figure;
  }
}
