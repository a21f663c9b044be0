package ffe.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Two numbers of each of many against each other as SVG text, some of them stressed. */
public final class Scatter {

  /** Of those that are not stressed, the first so many are drawn. */
  public static final int DRAWN_MAX = 1_000;

  private static final int HEIGHT = 300;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 22;
  private static final int BOTTOM = 40;
  private static final int TICKS = 4;
  private static final double AIR = 0.06;

  private final Scale across;
  private final Scale up;

  /**
   * One of them.
   *
   * @param says what it is, shown where a pointer rests
   */
  public record Dot(double x, double y, boolean isStressed, String says) {}

  /** From the least to the greatest value, with room beside, onto a stretch of the picture. */
  private record Scale(double low, double high, double from, double to) {

    static Scale of(double[] values, double from, double to) {
      double low = values[0];
      double high = values[0];
      for (double value : values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      double air = Math.max((high - low) * AIR, Math.abs(high) * 1e-6 + 1e-9);
      return new Scale(low - air, high + air, from, to);
    }

    double at(double value) {
      return from + (value - low) / (high - low) * (to - from);
    }

    double step() {
      return Plot.step((high - low) / TICKS);
    }
  }

  private Scatter(List<Dot> dots) {
    this.across =
        Scale.of(dots.stream().mapToDouble(Dot::x).toArray(), LEFT, Plot.WIDTH - (double) RIGHT);
    this.up = Scale.of(dots.stream().mapToDouble(Dot::y).toArray(), HEIGHT - (double) BOTTOM, TOP);
  }

  /**
   * The whole picture.
   *
   * @param dots at least one
   * @param across what is greater to the right
   * @param up what is greater above
   * @param says what is to be seen, for those who cannot
   * @throws IllegalArgumentException if there is no dot
   */
  public static String of(List<Dot> dots, String across, String up, String says) {
    if (dots.isEmpty()) {
      throw new IllegalArgumentException("nothing to draw");
    }
    List<Dot> drawn =
        Stream.concat(
                dots.stream().filter(dot -> !dot.isStressed()).limit(DRAWN_MAX),
                dots.stream().filter(Dot::isStressed))
            .toList();
    return new Scatter(drawn).svg(drawn, across, up, says);
  }

  private String svg(List<Dot> dots, String acrossName, String upName, String says) {
    StringBuilder out = new StringBuilder(Plot.head(HEIGHT, says));
    columns(out);
    rows(out);
    out.append(Plot.text(Plot.WIDTH - (double) RIGHT, HEIGHT - 6.0, "end", acrossName + " →"));
    out.append(Plot.text(LEFT, TOP - 8.0, "start", "↑ " + upName));
    for (Dot dot : dots) {
      out.append(circle(dot));
    }
    return out.append("</svg>").toString();
  }

  private void columns(StringBuilder out) {
    double step = across.step();
    for (double v = Math.ceil(across.low() / step) * step; v <= across.high(); v += step) {
      double x = across.at(v);
      out.append(line(x, x, TOP, HEIGHT - (double) BOTTOM));
      out.append(Plot.text(x, HEIGHT - 24.0, "middle", Plot.shown(v, decimals(step))));
    }
  }

  private void rows(StringBuilder out) {
    double step = up.step();
    for (double v = Math.ceil(up.low() / step) * step; v <= up.high(); v += step) {
      double y = up.at(v);
      out.append(line(LEFT, Plot.WIDTH - (double) RIGHT, y, y));
      out.append(Plot.text(LEFT - 6.0, y + 4, "end", Plot.shown(v, decimals(step))));
    }
  }

  private static int decimals(double step) {
    return (int) Math.max(0, -Math.floor(StrictMath.log10(step) + 1e-9));
  }

  private static String line(double x1, double x2, double y1, double y2) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" style=\"stroke:var(--ffe-line)\"/>",
        x1,
        x2,
        y1,
        y2);
  }

  private String circle(Dot dot) {
    return String.format(
        Locale.ROOT,
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%s\" style=\"fill:var(--ffe-%s)%s\"><title>%s</title>"
            + "</circle>",
        across.at(dot.x()),
        up.at(dot.y()),
        dot.isStressed() ? "5" : "3.5",
        dot.isStressed() ? "accent" : "muted",
        dot.isStressed() ? "" : ";fill-opacity:0.5",
        Escaped.of(dot.says()));
  }
}
