package ffe.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Short ways to say columns, curves and trades; points are a day apart. */
final class Curves {

  static final long DAY = 86_400_000L;
  static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  static final RunSpan SPAN = new RunSpan(START, after(100), 1000);

  private Curves() {}

  static Instant after(int days) {
    return START.plusMillis(days * DAY);
  }

  static Series daily(double... values) {
    long[] millis = new long[values.length];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = START.toEpochMilli() + i * DAY;
    }
    return Series.of(millis, values);
  }

  /** The curve of the oracle: 121 points that rise by half with a saw of 11. */
  static Series saw() {
    double[] values = new double[121];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 + i * 0.5 + (i * 37 % 11 - 5);
    }
    return daily(values);
  }

  static double[] noise(Dice dice, int count, double mean, double deviation) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = mean + deviation * Normal.quantile((dice.below(1_000_000) + 0.5) / 1_000_000);
    }
    return values;
  }

  /** Equity that these returns make of 100. */
  static Series grown(double[] returns) {
    double[] values = new double[returns.length + 1];
    values[0] = 100;
    for (int i = 0; i < returns.length; i++) {
      values[i + 1] = values[i] * (1 + returns[i]);
    }
    return daily(values);
  }

  static Labels labels(String instrument, String hour, String... voters) {
    return new Labels("LONG", instrument, "TREND", hour, List.of(voters));
  }

  static ClosedTrade trade(int from, int to, double profit, double cost) {
    return trade(from, to, profit, cost, labels("BTC-USD", "09", "momentum"));
  }

  static ClosedTrade trade(int from, int to, double profit, double cost, Labels labels) {
    return new ClosedTrade(
        after(from),
        after(to),
        profit,
        cost,
        100,
        Math.max(0, -profit) + 1,
        Math.max(0, profit) + 2,
        labels);
  }

  /** One trade a day. */
  static List<ClosedTrade> trades(double[] profits, double cost) {
    List<ClosedTrade> trades = new ArrayList<>();
    for (int i = 0; i < profits.length; i++) {
      trades.add(trade(i, i + 1, profits[i], cost));
    }
    return trades;
  }

  static double told(Figure figure) {
    return figure.number().orElseThrow(() -> new AssertionError(figure.toString()));
  }
}
