package ffe.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts frames while the market page is panned over a long series; see src/test/drills/panning.
 */
public final class Panning {

  private static final int DRAGS = 20;
  private static final int STEPS = 30;

  private Panning() {}

  /**
   * Address, data directory, name of the series in the page, where the pictures go.
   *
   * @throws IllegalStateException if a page complained or asked another host
   */
  public static void main(String[] arguments) {
    URI base = URI.create(arguments[0]);
    Path out = Path.of(arguments[3]);
    try (Chromium chromium = Chromium.open(base, Path.of(arguments[1]))) {
      try (Page page = open(chromium, 1280, ColorScheme.DARK, arguments[2])) {
        System.out.println("minutes in sight: " + panned(page));
        for (int i = 0; i < 11; i++) {
          button(page, "Out");
        }
        page.waitForTimeout(5_000);
        shoot(page, out, "market-all");
        System.out.println("six months in sight: " + panned(page));
      }
      for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
        for (int width : new int[] {1280, 390}) {
          String name = "market-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
          try (Page page = chromium.page(width, width == 390 ? 844 : 800, scheme)) {
            page.navigate(base + "/market");
            page.locator("#market-chart").waitFor();
            page.waitForTimeout(3_000);
            shoot(page, out, name);
          }
        }
      }
      List<String> troubles = chromium.drainTroubles();
      if (!troubles.isEmpty()) {
        throw new IllegalStateException(String.join("\n", troubles));
      }
    }
  }

  private static Page open(Chromium chromium, int width, ColorScheme scheme, String series) {
    Page page = chromium.page(width, 800, scheme);
    page.navigate(chromium.base() + "/market");
    page.locator("#market-chart").waitFor();
    page.locator("select[aria-label=Series]").selectOption(series);
    page.waitForTimeout(1_000);
    button(page, "1m");
    page.waitForTimeout(2_000);
    return page;
  }

  private static void button(Page page, String name) {
    page.locator("main button.plain, .market-page button.plain")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name))
        .first()
        .click();
    page.waitForTimeout(250);
  }

  /**
   * Drags by most of the width again and again; frames the browser drew meanwhile, and the longest.
   */
  private static String panned(Page page) {
    var box = page.locator("#market-chart").boundingBox();
    double y = box.y + box.height / 2;
    page.evaluate(
        "() => { window.frames_ = []; let last = performance.now(); const f = now => {"
            + " window.frames_.push(now - last); last = now; window.raf_ = requestAnimationFrame(f); };"
            + " window.raf_ = requestAnimationFrame(f); }");
    long requests =
        ((Number)
                page.evaluate(
                    "() => performance.getEntriesByType('resource').filter(e => e.name.includes('/market/candles')).length"))
            .longValue();
    for (int i = 0; i < DRAGS; i++) {
      page.mouse().move(box.x + box.width * 0.15, y);
      page.mouse().down();
      for (int s = 1; s <= STEPS; s++) {
        page.mouse().move(box.x + box.width * (0.15 + 0.6 * s / STEPS), y);
        page.waitForTimeout(16);
      }
      page.mouse().up();
      page.waitForTimeout(200);
    }
    Object told =
        page.evaluate(
            "() => { cancelAnimationFrame(window.raf_); const f = window.frames_.slice(2).sort((a, b) => a - b);"
                + " const sum = f.reduce((a, b) => a + b, 0);"
                + " const r = performance.getEntriesByType('resource').filter(e => e.name.includes('/market/candles'));"
                + " return { frames: f.length, seconds: sum / 1000, median: f[f.length >> 1],"
                + " p99: f[Math.floor(f.length * 0.99)], longest: f[f.length - 1], requests: r.length,"
                + " request: Math.max(...r.map(e => e.duration)) }; }");
    Map<?, ?> t = (Map<?, ?>) told;
    double seconds = ((Number) t.get("seconds")).doubleValue();
    long frames = ((Number) t.get("frames")).longValue();
    return String.format(
        Locale.ROOT,
        "%d frames in %.1f s (%.0f per second), half within %.1f ms, 99 of 100 within %.1f ms, longest %.1f ms;"
            + " %d requests, the longest of all so far %.0f ms",
        frames,
        seconds,
        frames / seconds,
        ((Number) t.get("median")).doubleValue(),
        ((Number) t.get("p99")).doubleValue(),
        ((Number) t.get("longest")).doubleValue(),
        ((Number) t.get("requests")).longValue() - requests,
        ((Number) t.get("request")).doubleValue());
  }

  private static void shoot(Page page, Path out, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(out.resolve(name + ".png")));
    System.out.println(name + ".png");
  }
}
