package ffe.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The pages of an account that holds two pairs, turned from one to the other; see
 * src/test/drills/several-pairs.
 */
public final class PairPages {

  private static final List<String> PAIRS = List.of("ETH-USD", "BTC-USD");

  private static final double SOON_MILLIS = 60_000;

  private PairPages() {}

  /**
   * Address, data directory, where pictures go.
   *
   * @throws RuntimeException at the first thing that is not as it should be
   */
  public static void main(String[] arguments) throws IOException {
    Path out = Path.of(arguments[2]).toAbsolutePath();
    Files.createDirectories(out);
    try (Chromium chromium = Chromium.open(URI.create(arguments[0]), Path.of(arguments[1]));
        Page page = chromium.page(1280, 900, ColorScheme.DARK)) {
      page.setDefaultTimeout(SOON_MILLIS);
      page.navigate(chromium.base() + "/");
      Locator choice = page.getByLabel("Instrument").first();
      for (String pair : PAIRS) {
        page.evaluate("window.isFormer = true");
        choice.selectOption(pair);
        page.waitForFunction("!window.isFormer && document.readyState === 'complete'");
        for (String path : List.of("/", "/positions", "/market")) {
          page.navigate(chromium.base() + path);
          page.locator("main .panel").first().waitFor();
          if (!choice.inputValue().equals(pair)) {
            throw new IllegalStateException(path + " shows " + choice.inputValue());
          }
          page.waitForTimeout(1_500);
          picture(page, out, pair + path.replace('/', '-'));
        }
      }
      page.setViewportSize(390, 844);
      page.navigate(chromium.base() + "/positions");
      page.locator("main").getByText("ETH-USD").first().waitFor();
      picture(page, out, "phone-positions");
      List<String> troubles = chromium.drainTroubles();
      if (!troubles.isEmpty()) {
        throw new IllegalStateException(String.join("\n", troubles));
      }
    }
  }

  private static void picture(Page page, Path out, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(out.resolve(name + ".png")));
    System.out.println(name);
  }
}
