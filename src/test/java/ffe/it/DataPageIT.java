package ffe.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How whole stored candles are, in a real browser. */
@Tag("browser")
class DataPageIT {

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  private static Chromium chromium;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
    Books.firstDecision();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  private static Locator calendar(Page page) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Calendar"));
  }

  @Test
  void a_day_of_the_account_s_market_is_found_by_keyboard() {
    try (Page page = chromium.page(1280, 800, ColorScheme.DARK)) {
      page.navigate(chromium.base() + "/market");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("How whole they are"))
          .press("Enter");
      Locator calendar = calendar(page);
      assertThat(calendar).containsText("November 2013", SOON);
      assertThat(calendar).containsText("%");
      Locator minutes =
          page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1m").setExact(true));
      minutes.press("Enter");
      assertThat(minutes).hasAttribute("aria-pressed", "true");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Candles on a chart"))
          .press("Enter");
      assertThat(page.locator("ffe-market-chart")).isVisible();
      assertThat(chromium.drainTroubles()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"DARK", "LIGHT"})
  void a_telephone_shows_whole_weeks(ColorScheme scheme) {
    try (Page page = chromium.page(390, 844, scheme)) {
      page.navigate(chromium.base() + "/data");
      Locator calendar = calendar(page);
      assertThat(calendar).containsText("November 2013", SOON);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/data-" + scheme + ".png")));
      Object wide =
          page.evaluate(
              "() => document.documentElement.scrollWidth > window.innerWidth"
                  + " || [...document.querySelectorAll('caption')].some(c =>"
                  + " c.closest('table').getBoundingClientRect().right > window.innerWidth)");
      assertThat(wide).isEqualTo(false);
      assertThat(chromium.drainTroubles()).isEmpty();
    }
  }
}
