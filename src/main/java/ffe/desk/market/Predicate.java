package ffe.desk.market;

import ffe.market.CandleSeries;
import ffe.observation.Adx;
import ffe.observation.Atr;
import ffe.observation.Donchian;
import ffe.observation.Ema;
import ffe.observation.Line;
import ffe.observation.Rsi;
import ffe.observation.Sma;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * What is true of some candles, as {@code close > sma(20) and rsi(14) < 30}. A candle is judged by
 * itself and those before it, never by a later one. Immutable.
 *
 * @param text as it was written
 * @param back candles before one that are enough to judge it
 */
record Predicate(String text, int back, Node root) {

  /** Values of a name or function for each candle; NaN where one is not known. */
  interface Node {
    double[] over(Candles candles);
  }

  /** What is judged, and where its clock hangs. */
  record Candles(CandleSeries series, ZoneId zone) {

    double[] each(int first, IntToDoubleFunction value) {
      double[] out = new double[series.size()];
      Arrays.fill(out, 0, Math.min(first, out.length), Double.NaN);
      for (int i = first; i < out.length; i++) {
        out[i] = value.applyAsDouble(i);
      }
      return out;
    }

    private double[] each(Line line) {
      return each(line.warmUp(), line::at);
    }

    private ZonedDateTime opens(int i) {
      return series.opensAt(i).atZone(zone);
    }
  }

  /** What can be asked of a candle alone or with the one before it. */
  enum Name {
    OPEN {
      @Override
      double[] over(Candles of) {
        return of.each(0, of.series()::open);
      }
    },
    HIGH {
      @Override
      double[] over(Candles of) {
        return of.series().highs();
      }
    },
    LOW {
      @Override
      double[] over(Candles of) {
        return of.series().lows();
      }
    },
    CLOSE {
      @Override
      double[] over(Candles of) {
        return of.series().closes();
      }
    },
    VOLUME {
      @Override
      double[] over(Candles of) {
        return of.series().volumes();
      }
    },
    TRADES {
      @Override
      double[] over(Candles of) {
        return of.each(0, of.series()::trades);
      }
    },
    /** Percent since the close before. */
    CHANGE {
      @Override
      double[] over(Candles of) {
        return of.each(1, i -> 100 * (of.series().close(i) / of.series().close(i - 1) - 1));
      }
    },
    /** From low to high in percent of the close. */
    RANGE {
      @Override
      double[] over(Candles of) {
        return of.each(
            0, i -> 100 * (of.series().high(i) - of.series().low(i)) / of.series().close(i));
      }
    },
    /** Of its opening, 0 to 23. */
    HOUR {
      @Override
      double[] over(Candles of) {
        return of.each(0, i -> of.opens(i).getHour());
      }
    },
    /** Of its opening, 1 for Monday to 7. */
    WEEKDAY {
      @Override
      double[] over(Candles of) {
        return of.each(0, i -> of.opens(i).getDayOfWeek().getValue());
      }
    };

    abstract double[] over(Candles of);

    static Optional<Name> parse(String text) {
      return Arrays.stream(values()).filter(n -> n.toString().equals(text)).findFirst();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is asked of so many candles, the judged one included. */
  enum Function {
    SMA {
      @Override
      double[] over(Candles of, int period) {
        return of.each(Sma.of(of.series().closes(), period));
      }
    },
    EMA {
      @Override
      double[] over(Candles of, int period) {
        return of.each(Ema.of(of.series(), period));
      }
    },
    RSI {
      @Override
      double[] over(Candles of, int period) {
        return of.each(Rsi.of(of.series(), period));
      }
    },
    ATR {
      @Override
      double[] over(Candles of, int period) {
        return of.each(Atr.of(of.series(), period));
      }
    },
    ADX {
      @Override
      double[] over(Candles of, int period) {
        return of.each(Adx.of(of.series(), period).adx());
      }
    },
    HIGHEST {
      @Override
      double[] over(Candles of, int period) {
        return of.each(Donchian.of(of.series(), period).upper());
      }
    },
    LOWEST {
      @Override
      double[] over(Candles of, int period) {
        return of.each(Donchian.of(of.series(), period).lower());
      }
    },
    VOLUME_MEAN {
      @Override
      double[] over(Candles of, int period) {
        return of.each(Sma.of(of.series().volumes(), period));
      }
    },
    /** Standard deviation of so many changes, in percent. */
    VOLATILITY {
      @Override
      double[] over(Candles of, int period) {
        double[] changes = Name.CHANGE.over(of);
        return of.each(period, i -> deviation(changes, i - period + 1, period));
      }
    };

    abstract double[] over(Candles of, int period);

    static Optional<Function> parse(String text) {
      return Arrays.stream(values()).filter(f -> f.toString().equals(text)).findFirst();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static double deviation(double[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / count);
  }

  /** Of two values; not known where one of them is not, or where the outcome is no number. */
  static Node join(Node left, Node right, DoubleBinaryOperator how) {
    return candles -> {
      double[] a = left.over(candles);
      double[] b = right.over(candles);
      return candles.each(0, i -> known(how.applyAsDouble(a[i], b[i])));
    };
  }

  static Node change(Node of, DoubleUnaryOperator how) {
    return candles -> {
      double[] a = of.over(candles);
      return candles.each(0, i -> known(how.applyAsDouble(a[i])));
    };
  }

  static Node ago(Node of, int count) {
    return candles -> {
      double[] a = of.over(candles);
      return candles.each(count, i -> a[i - count]);
    };
  }

  private static double known(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** One value for each candle: whether it holds. What is not known does not. */
  boolean[] holds(Candles candles) {
    double[] truth = root.over(candles);
    boolean[] out = new boolean[truth.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = truth[i] == 1;
    }
    return out;
  }
}
