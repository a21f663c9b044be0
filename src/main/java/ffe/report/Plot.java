package ffe.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One chart over time: a scale for each axis, and what is drawn in it. */
final class Plot {

  static final int WIDTH = 900;
  private static final int LEFT = 64;
  private static final int RIGHT = 8;
  private static final int TOP = 8;
  private static final int BOTTOM = 22;
  private static final int TICKS = 4;
  private static final double AIR = 0.04;

  private final int height;
  private final long from;
  private final long to;
  private final double low;
  private final double high;
  private final StringBuilder marks = new StringBuilder();

  /** A value at a time. */
  record At(Instant time, double value) {}

  /** What has to fit on a chart. */
  record Range(Instant from, Instant to, double low, double high) {

    static Range of(List<List<At>> lines) {
      List<At> all = lines.stream().flatMap(List::stream).toList();
      return new Range(
          all.stream().map(At::time).min(Instant::compareTo).orElse(Instant.EPOCH),
          all.stream().map(At::time).max(Instant::compareTo).orElse(Instant.EPOCH),
          all.stream().mapToDouble(At::value).min().orElse(0),
          all.stream().mapToDouble(At::value).max().orElse(1));
    }

    Range upTo(double top) {
      return new Range(from, to, low, Math.max(high, top));
    }
  }

  Plot(int height, Range range) {
    this.height = height;
    this.from = range.from().toEpochMilli();
    this.to = Math.max(this.from + 1, range.to().toEpochMilli());
    double air = Math.max((range.high() - range.low()) * AIR, Math.abs(range.high()) * 1e-6 + 1e-9);
    this.low = range.low() - air;
    this.high = range.high() + air;
  }

  private String x(Instant time) {
    double share = (double) (time.toEpochMilli() - from) / (to - from);
    return number(LEFT + share * (WIDTH - LEFT - RIGHT));
  }

  private String y(double value) {
    double share = (value - low) / (high - low);
    return number(height - BOTTOM - share * (height - TOP - BOTTOM));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private String points(List<At> line) {
    StringBuilder points = new StringBuilder();
    for (At at : line) {
      points.append(x(at.time())).append(',').append(y(at.value())).append(' ');
    }
    return points.toString().strip();
  }

  Plot line(List<At> line, String style) {
    marks
        .append("<polyline fill=\"none\" stroke-linejoin=\"round\" style=\"")
        .append(style)
        .append("\" points=\"")
        .append(points(line))
        .append("\"/>");
    return this;
  }

  /** What lies between two lines. */
  Plot between(List<At> lower, List<At> upper, String style) {
    StringBuilder back = new StringBuilder();
    for (int i = lower.size() - 1; i >= 0; i--) {
      back.append(' ').append(points(List.of(lower.get(i))));
    }
    marks
        .append("<polygon style=\"")
        .append(style)
        .append("\" points=\"")
        .append(points(upper))
        .append(back)
        .append("\"/>");
    return this;
  }

  /**
   * The whole picture.
   *
   * @param says what is to be seen, for those who cannot
   * @param sign behind each number of the scale
   */
  String svg(String says, String sign) {
    StringBuilder out = new StringBuilder(2_048);
    out.append(head(height, says));
    double step = step((high - low) / TICKS);
    int decimals = (int) Math.max(0, -Math.floor(StrictMath.log10(step) + 1e-9));
    for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
      out.append("<line x1=\"")
          .append(LEFT)
          .append("\" x2=\"")
          .append(WIDTH - RIGHT)
          .append("\" y1=\"")
          .append(y(tick))
          .append("\" y2=\"")
          .append(y(tick))
          .append("\" style=\"stroke:var(--ffe-line)\"/>");
      out.append(
          text(LEFT - 6, Double.parseDouble(y(tick)) + 4, "end", shown(tick, decimals) + sign));
    }
    Duration span = Duration.ofMillis(to - from);
    DateTimeFormatter form =
        DateTimeFormatter.ofPattern(
                span.compareTo(Duration.ofDays(3)) < 0
                    ? "d MMM HH:mm"
                    : span.compareTo(Duration.ofDays(300)) < 0 ? "d MMM uuuu" : "MMM uuuu",
                Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    for (int i = 0; i <= TICKS; i++) {
      Instant at = Instant.ofEpochMilli(from + (to - from) * i / TICKS);
      String anchor = i == 0 ? "start" : i == TICKS ? "end" : "middle";
      out.append(text(Double.parseDouble(x(at)), height - 6, anchor, form.format(at)));
    }
    return out.append(marks).append("</svg>").toString();
  }

  /** With the typographic minus. */
  static String shown(double value, int decimals) {
    double near = Math.abs(value) < 1e-9 ? 0.0 : value;
    return String.format(Locale.ROOT, "%,." + decimals + "f", near).replace('-', '−');
  }

  static String head(int height, String says) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + WIDTH
        + " "
        + height
        + "\" role=\"img\" aria-label=\""
        + Escaped.of(says)
        + "\" style=\"display:block;width:100%;min-width:600px;height:auto;font:12px system-ui,sans-serif\">";
  }

  static String text(double x, double y, String anchor, String words) {
    return "<text x=\""
        + number(x)
        + "\" y=\""
        + number(y)
        + "\" text-anchor=\""
        + anchor
        + "\" style=\"fill:var(--ffe-muted)\">"
        + Escaped.of(words)
        + "</text>";
  }

  /** The next of 1, 2 and 5 by a power of ten. */
  static double step(double least) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    for (double times : new double[] {1, 2, 5}) {
      if (power * times >= least) {
        return power * times;
      }
    }
    return power * 10;
  }
}
