package ffe.report;

import ffe.backtest.RunChart;
import ffe.market.Candle;
import ffe.report.Plot.At;
import ffe.report.Plot.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Charts of a run as SVG text. Colours are the variables {@code --ffe-accent}, {@code -muted},
 * {@code -line}, {@code -up}, {@code -down} and {@code -warn} of the page they stand on.
 */
public final class Drawings {

  /** Of runs that are laid over each other. */
  public static final List<String> COLOURS =
      List.of("var(--ffe-accent)", "var(--ffe-up)", "var(--ffe-down)", "var(--ffe-warn)");

  private static final int TALL = 300;
  private static final int LOW = 130;
  private static final int BINS = 21;
  private static final double STRONGEST = 30;
  private static final double WEAKEST = 3;

  private Drawings() {}

  /** In a frame that can be scrolled, by the keyboard too. */
  public static String framed(String svg) {
    return "<div class=\"scroll\" tabindex=\"0\">" + svg + "</div>";
  }

  private static String stroke(String colour, double width) {
    return "stroke:" + colour + ";stroke-width:" + width;
  }

  /** Equity, solid, with the band of chances behind it, beside holding, dashed. */
  public static String equity(RunChart chart, String says) {
    List<At> equity = chart.curve().stream().map(p -> new At(p.at(), p.equity())).toList();
    List<At> hold = chart.curve().stream().map(p -> new At(p.at(), p.hold())).toList();
    List<At> low = chart.band().stream().map(p -> new At(p.at(), p.low())).toList();
    List<At> high = chart.band().stream().map(p -> new At(p.at(), p.high())).toList();
    Plot plot = new Plot(TALL, Range.of(List.of(equity, hold, low, high)));
    if (!low.isEmpty()) {
      plot.between(low, high, "fill:var(--ffe-accent);fill-opacity:0.14;stroke:none");
    }
    return plot.line(hold, stroke("var(--ffe-muted)", 1.3) + ";stroke-dasharray:5 4")
        .line(equity, stroke("var(--ffe-accent)", 1.8))
        .svg(says, "");
  }

  /** How far equity was below its peak, in per cent. */
  public static String underWater(RunChart chart, String says) {
    List<At> fall = new ArrayList<>();
    List<At> level = new ArrayList<>();
    double peak = 0;
    for (RunChart.Point point : chart.curve()) {
      peak = Math.max(peak, point.equity());
      fall.add(new At(point.at(), peak > 0 ? 100 * (point.equity() / peak - 1) : 0));
      level.add(new At(point.at(), 0));
    }
    return new Plot(LOW, Range.of(List.of(fall)).upTo(0))
        .between(fall, level, "fill:var(--ffe-down);fill-opacity:0.25;stroke:none")
        .line(fall, stroke("var(--ffe-down)", 1.3))
        .svg(says, " %");
  }

  /** Growth of several runs in per cent, each from its own beginning. */
  public static String growth(List<RunChart> charts, String says) {
    List<List<At>> lines = charts.stream().map(Drawings::growth).toList();
    Plot plot = new Plot(TALL, Range.of(lines));
    for (int i = 0; i < lines.size(); i++) {
      plot.line(lines.get(i), stroke(COLOURS.get(i % COLOURS.size()), 1.8));
    }
    return plot.svg(says, " %");
  }

  private static List<At> growth(RunChart chart) {
    double first = chart.curve().get(0).equity();
    return chart.curve().stream()
        .map(p -> new At(p.at(), first > 0 ? 100 * (p.equity() / first - 1) : 0))
        .toList();
  }

  /**
   * How often trades gave how much of what was paid, in per cent; the outermost hold all beyond.
   */
  public static String distribution(RunChart chart, String says) {
    List<Double> returns =
        chart.trades().stream().map(d -> 100 * d.profit() / (d.entry() * d.quantity())).toList();
    double most = returns.stream().mapToDouble(Math::abs).max().orElse(0);
    double width = Math.max(0.05, 2 * most / BINS);
    int[] counts = new int[BINS];
    for (double one : returns) {
      int bin = (int) Math.floor(one / width + BINS / 2.0);
      counts[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    int tallest = 1;
    for (int count : counts) {
      tallest = Math.max(tallest, count);
    }
    double wide = (double) Plot.WIDTH / BINS;
    StringBuilder out = new StringBuilder(Plot.head(LOW, says));
    for (int bin = 0; bin < BINS; bin++) {
      double middle = (bin - (BINS - 1) / 2.0) * width;
      double height = counts[bin] * (LOW - 40.0) / tallest;
      String colour = middle < -width / 4 ? "down" : middle > width / 4 ? "up" : "muted";
      out.append(rect(bin * wide + 2, LOW - 20 - height, wide - 4, height, "--ffe-" + colour));
      if (counts[bin] > 0) {
        out.append(Plot.text((bin + 0.5) * wide, LOW - 24 - height, "middle", "" + counts[bin]));
      }
      if (bin % 5 == 0) {
        out.append(Plot.text((bin + 0.5) * wide, LOW - 5, "middle", Plot.shown(middle, 1) + " %"));
      }
    }
    return out.append("</svg>").toString();
  }

  private static String rect(double x, double y, double width, double height, String variable) {
    return "<rect x=\""
        + Plot.number(x)
        + "\" y=\""
        + Plot.number(y)
        + "\" width=\""
        + Plot.number(width)
        + "\" height=\""
        + Plot.number(Math.max(0, height))
        + "\" style=\"fill:var("
        + variable
        + ")\"/>";
  }

  /** Closes of what was traded on, with a line from each entry to its exit. */
  public static String trades(RunChart.Pane pane, String says) {
    List<At> closes = pane.candles().stream().map(c -> new At(c.opensAt(), c.close())).toList();
    List<At> lows = pane.candles().stream().map(c -> new At(c.opensAt(), c.low())).toList();
    List<At> highs = pane.candles().stream().map(Drawings::high).toList();
    Plot plot =
        new Plot(TALL, Range.of(List.of(lows, highs)))
            .between(lows, highs, "fill:var(--ffe-muted);fill-opacity:0.2;stroke:none")
            .line(closes, stroke("var(--ffe-muted)", 1));
    for (RunChart.Deal deal : pane.trades()) {
      String colour = deal.profit() > 0 ? "var(--ffe-up)" : "var(--ffe-down)";
      plot.line(
          List.of(new At(deal.enteredAt(), deal.entry()), new At(deal.exitedAt(), deal.exit())),
          stroke(colour, 2.4) + ";stroke-linecap:round");
    }
    return plot.svg(says, "");
  }

  private static At high(Candle candle) {
    return new At(candle.opensAt(), candle.high());
  }

  /** A background for a month: the more it gave or took among all, the stronger. */
  public static String heat(Map<String, Double> months, double change) {
    double most = months.values().stream().mapToDouble(Math::abs).max().orElse(0);
    double strength = most == 0 ? 0 : STRONGEST * Math.abs(change) / most;
    return "color-mix(in srgb, var(--ffe-"
        + (change < 0 ? "down" : "up")
        + ") "
        + Math.round(strength)
        + "%, transparent)";
  }

  /**
   * A background for one among others: the better, the stronger.
   *
   * @param place from 0, the worst, to 1
   */
  public static String shade(double place) {
    return "color-mix(in srgb, var(--ffe-accent) "
        + Math.round(WEAKEST + place * (STRONGEST - WEAKEST))
        + "%, transparent)";
  }
}
