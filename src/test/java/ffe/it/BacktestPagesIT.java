package ffe.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backtests ordered, watched, compared and read in a real browser. */
@Tag("browser")
class BacktestPagesIT {

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  private static Page opened(String path) {
    Page page = chromium.page(1280, 900, ColorScheme.DARK);
    page.navigate(chromium.base() + path);
    page.locator("main h1").first().waitFor();
    return page;
  }

  @Test
  void a_run_is_ordered_by_the_form_and_its_row_leads_to_what_it_came_to() {
    Page page = opened("/backtests");
    page.getByLabel("Deposit").fill("777");
    page.getByText("Run backtest").click();
    String id = newest("777");
    Backtested.after(id, "queued", "running");
    Locator link = page.locator("a[href='backtests/" + id + "']");
    assertThat(
            page.getByLabel("Ordered")
                .locator("tr")
                .filter(new Locator.FilterOptions().setHas(link)))
        .containsText("too few to tell", SOON);
    link.click();
    assertThat(page.locator("main h1")).containsText("BTC-USD · bundled recording", SOON);
    Locator main = page.locator("main");
    assertThat(main).containsText("Too few to tell: ", SOON);
    assertThat(main).containsText("777.00 USD");
    assertThat(main).containsText("Digest of the data");
    for (String picture : new String[] {"Equity from ", "Below the peak, ", "How often each "}) {
      assertThat(page.locator("svg[aria-label^='" + picture + "']")).isVisible();
    }
    assertThat(page.locator("ffe-candle-chart canvas").first()).isVisible();
    org.assertj.core.api.Assertions.assertThat(chromium.drainTroubles()).isEmpty();
  }

  @Test
  void several_instruments_are_ticked_and_their_candles_chosen() {
    String series = "page-" + UUID.randomUUID().toString().substring(0, 8);
    BacktestsIT.keep(series, "BTC-USD", 500);
    BacktestsIT.keep(series, "ETH-USD", 500);
    Page page = opened("/backtests");
    page.getByLabel("Recording").first().selectOption("BTC-USD · 5m · import:" + series);
    page.getByLabel("ETH-USD", new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("Deposit").fill("778");
    page.getByText("Run backtest").click();
    String id = newest("778");
    Backtested.after(id, "queued", "running");
    page.navigate(chromium.base() + "/backtests/" + id);
    Locator main = page.locator("main");
    assertThat(page.locator("main h1")).containsText("BTC-USD, ETH-USD · 5m", SOON);
    assertThat(main).containsText("By instrument");
    page.getByLabel("Instrument").first().selectOption("ETH-USD");
    assertThat(page.locator("ffe-candle-chart canvas").first()).isVisible();
    org.assertj.core.api.Assertions.assertThat(chromium.drainTroubles()).isEmpty();
  }

  @Test
  void a_run_is_drawn_again_from_its_page_and_a_wrong_number_is_said() {
    String id = Backtested.done("{\"deposit\":\"779\"}").getString("id");
    Page page = opened("/backtests/" + id);
    Locator panel = page.getByLabel("What else it could have come to");
    panel.getByLabel("Draws").fill("3");
    panel.getByText("Draw again").click();
    assertThat(panel.getByRole(AriaRole.ALERT))
        .containsText("It was not ordered: draws is a whole number from", SOON);
    panel.getByLabel("Draws").fill("200");
    panel.getByLabel("Multiples of costs").fill("1,2.5");
    panel.getByText("Draw again").click();
    assertThat(panel).containsText("200 draws with seed 7", SOON);
    assertThat(panel).containsText("Result of returns drawn again");
    assertThat(panel).containsText("Result at 2.5");
    assertThat(panel.getByRole(AriaRole.ALERT)).hasText("");
    page.reload();
    assertThat(panel).containsText("200 draws with seed 7", SOON);
    org.assertj.core.api.Assertions.assertThat(chromium.drainTroubles()).isEmpty();
  }

  /** Waits, at most a minute, for the order of that deposit. */
  private static String newest(String deposit) {
    for (int i = 0; i < 600; i++) {
      for (JsonObject one :
          Books.get("/api/v1/backtests?limit=1")
              .getJsonArray("backtests")
              .getValuesAs(JsonObject.class)) {
        if (one.getJsonObject("order").getString("deposit").equals(deposit)) {
          return one.getString("id");
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IllegalStateException("nothing was ordered for " + deposit);
  }

  @Test
  void what_cannot_be_run_is_said_beside_the_form_and_queues_nothing() {
    int before = Books.get("/api/v1/backtests?limit=100").getJsonArray("backtests").size();
    Page page = opened("/backtests");
    page.getByLabel("Deposit").fill("-1");
    page.getByText("Run backtest").click();
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT).first())
        .containsText("It was not ordered: deposit is a number", SOON);
    org.assertj.core.api.Assertions.assertThat(
            Books.get("/api/v1/backtests?limit=100").getJsonArray("backtests").size())
        .isEqualTo(before);
  }

  @Test
  void two_runs_stand_beside_each_other_with_their_curves() {
    Backtested.done("{}");
    Backtested.done("{\"analysts\":\"momentum,trend-flip\",\"taker_fee_bps\":\"0\"}");
    Page page = opened("/backtests");
    Locator rows = page.getByLabel("Ordered").locator("tbody tr");
    for (int i = 0; i < 2; i++) {
      Locator button = rows.nth(i).locator("button");
      button.click();
      assertThat(button).containsText("Leave out", SOON);
    }
    Locator both = page.getByLabel("Beside each other");
    assertThat(both.locator("svg polyline")).hasCount(2);
    assertThat(both).containsText("Probability of skill");
    rows.nth(0).locator("button").click();
    assertThat(both.locator("svg polyline")).hasCount(1);
  }

  @Test
  void the_report_is_one_file_that_asks_nobody_and_reads_dark_and_light() throws IOException {
    String id = Backtested.done("{}").getString("id");
    Page page = opened("/backtests/" + id);
    Locator link = page.locator("a[download$='.html']");
    link.waitFor();
    Download download = page.waitForDownload(link::click);
    String text = Files.readString(download.path());
    org.assertj.core.api.Assertions.assertThat(text)
        .startsWith("<!DOCTYPE html>")
        .contains("<svg", "prefers-color-scheme:dark", "Too few to tell: ")
        .doesNotContain("<script", "src=", "href=", "url(", "@import");
    Download trades = page.waitForDownload(() -> page.locator("a[download^='trades-']").click());
    org.assertj.core.api.Assertions.assertThat(Files.readString(trades.path()))
        .startsWith("entered_at,exited_at,quantity");
    org.assertj.core.api.Assertions.assertThat(chromium.drainTroubles()).isEmpty();
  }
}
