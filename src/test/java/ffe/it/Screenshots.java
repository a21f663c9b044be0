package ffe.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Takes the pictures of the documents from a running server; see src/test/drills/screens. */
public final class Screenshots {

  private static final double SETTLE_MILLIS = 2500;

  private static final List<String> ALL =
      List.of(
          "/=dashboard",
          "/agent-control=agent-control",
          "/decisions=decisions",
          "/analytics=analytics",
          "/audit=audit",
          "/risk=risk",
          "/models=models",
          "/backtests=backtests",
          "/optimization=optimization",
          "/status=status",
          "/maintenance=maintenance",
          "/data=data");

  private Screenshots() {}

  /**
   * Address, data directory, where the pictures go; then the pages as {@code /path=name}, without
   * which it is all of them.
   *
   * @throws IllegalStateException if a page complained or asked another host
   */
  public static void main(String[] arguments) {
    URI base = URI.create(arguments[0]);
    Path out = Path.of(arguments[2]);
    try (Chromium chromium = Chromium.open(base, Path.of(arguments[1]))) {
      List<String> wanted = List.of(arguments).subList(3, arguments.length);
      List<String> pages =
          wanted.isEmpty()
              ? Stream.concat(ALL.stream(), Stream.of(decision(chromium) + "=decision")).toList()
              : wanted;
      for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
        for (int width : new int[] {1280, 390}) {
          for (String each : pages) {
            int name = each.lastIndexOf('=');
            take(chromium, each.substring(0, name), each.substring(name + 1), scheme, width, out);
          }
        }
      }
      List<String> troubles = chromium.drainTroubles();
      if (!troubles.isEmpty()) {
        throw new IllegalStateException(String.join("\n", troubles));
      }
    }
  }

  /** One that traded or was denied, if there is one. */
  private static String decision(Chromium chromium) {
    try (Page page = chromium.page(1280, 800, ColorScheme.DARK)) {
      page.navigate(chromium.base() + "/");
      Locator any = page.locator(".feed a.entry");
      any.first().waitFor();
      Locator telling =
          any.filter(new Locator.FilterOptions().setHas(page.locator(".badge.up, .badge.warn")));
      return "/" + (telling.count() > 0 ? telling : any).first().getAttribute("href");
    }
  }

  private static void take(
      Chromium chromium, String path, String name, ColorScheme scheme, int width, Path out) {
    try (Page page = chromium.page(width, width == 390 ? 844 : 800, scheme)) {
      page.navigate(chromium.base() + path);
      page.locator(".panel").first().waitFor();
      page.waitForTimeout(SETTLE_MILLIS);
      String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
      // the whole page in one window, so that what sticks to an edge stands there
      Object height = page.evaluate("document.documentElement.scrollHeight");
      page.setViewportSize(width, Math.max(((Number) height).intValue(), width == 390 ? 844 : 800));
      page.waitForTimeout(500);
      page.screenshot(new Page.ScreenshotOptions().setPath(out.resolve(file)));
      System.out.println(file);
    }
  }
}
