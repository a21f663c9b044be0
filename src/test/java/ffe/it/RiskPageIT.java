package ffe.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of the limits in a real browser: a change is tried, then made. */
@Tag("browser")
class RiskPageIT {

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
  private static final LocatorAssertions.IsEnabledOptions SOON_ENABLED =
      new LocatorAssertions.IsEnabledOptions().setTimeout(30_000);

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @AfterEach
  void nothing_went_wrong_in_the_page() {
    assertThat(chromium.drainTroubles()).isEmpty();
  }

  private static int version() {
    return Books.get("/api/v1/risk/policy").getInt("version");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  private static Page risk(int width) {
    Page page = chromium.page(width, 800, ColorScheme.DARK);
    page.navigate(chromium.base() + "/risk");
    page.getByLabel("Confidence").waitFor();
    return page;
  }

  private static void change(Page page, String value, String reason) {
    int before = version();
    Locator activate = button(page, "Activate");
    page.getByLabel("Confidence").fill(value);
    page.getByLabel("Reason").fill(reason);
    assertThat(activate).isDisabled();
    button(page, "Dry run").click();
    assertThat(page.locator("main")).containsText("decisions", SOON);
    assertThat(activate).isEnabled(SOON_ENABLED);
    assertThat(version()).as("a dry run changes nothing").isEqualTo(before);
    activate.click();
    assertThat(page.locator("main")).containsText("Version " + (before + 1), SOON);
    assertThat(version()).isEqualTo(before + 1);
  }

  @Test
  void a_change_is_possible_only_after_its_dry_run_and_appears_among_the_versions() {
    try (Page page = risk(1280)) {
      assertThat(page.locator("main")).containsText("Headroom");
      assertThat(page.locator("main")).containsText("Last denials");
      assertThat(button(page, "Activate")).isDisabled();
      change(page, "63", "browser test");
      assertThat(page.getByLabel("Versions")).containsText("browser test", SOON);
      assertThat(page.getByLabel("Versions")).containsText("Confidence 60 → 63", SOON);
      change(page, "60", "back again");
    }
  }

  @Test
  void what_was_tried_and_then_altered_must_be_tried_again() {
    try (Page page = risk(1280)) {
      page.getByLabel("Confidence").fill("64");
      page.getByLabel("Reason").fill("altered");
      button(page, "Dry run").click();
      assertThat(button(page, "Activate")).isEnabled(SOON_ENABLED);
      page.getByLabel("Confidence").fill("65");
      assertThat(button(page, "Activate")).isDisabled();
    }
  }

  @Test
  void the_strategy_is_picked_of_those_that_work_and_put_back_with_the_rest() {
    try (Page page = risk(1280)) {
      Locator strategy = page.getByLabel("Strategy");
      assertThat(strategy.locator("option"))
          .hasText(
              new String[] {
                "weighted",
                "majority",
                "unanimous",
                "stacking",
                "debate",
                "two-phase",
                "local-first"
              });
      strategy.selectOption("majority");
      button(page, "Dry run").click();
      assertThat(page.locator("main")).containsText("decisions", SOON);
      page.getByLabel("Reason").fill("by heads");
      assertThat(button(page, "Activate")).isEnabled(SOON_ENABLED);
      strategy.selectOption("stacking");
      assertThat(button(page, "Activate")).isDisabled();
      button(page, "Put back").click();
      assertThat(strategy).hasValue("weighted");
    }
  }

  @Test
  void a_value_out_of_range_is_answered_with_the_range() {
    try (Page page = risk(1280)) {
      page.getByLabel("Risk per trade").fill("9");
      button(page, "Dry run").click();
      assertThat(page.locator(".notices").first().locator(".."))
          .containsText("risk_per_trade_max is 0.01 to 2 %; it cannot be 9", SOON);
      assertThat(button(page, "Activate")).isDisabled();
    }
  }

  @Test
  void the_keyboard_reaches_it_and_it_fits_a_phone() {
    try (Page page = risk(390)) {
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
      page.navigate(chromium.base() + "/");
      page.locator("header.bar").waitFor();
      page.keyboard().press("g");
      page.keyboard().press("r");
      page.waitForURL(chromium.base() + "/risk");
    }
  }
}
