package ffe.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import ffe.adapter.venue.kraken.LoopbackKraken;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Choosing an instrument and watching some, in a real browser; Kraken's stand-in answers. */
@Tag("browser")
class WatchlistPageIT {

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  private static final LocatorAssertions.IsDisabledOptions DISABLED_SOON =
      new LocatorAssertions.IsDisabledOptions().setTimeout(60_000);

  private static Chromium chromium;
  private static LoopbackKraken kraken;

  private Page page;

  @BeforeAll
  static void open() throws IOException {
    kraken = LoopbackKraken.start(Integer.getInteger("it.kraken.port"), 1);
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
  }

  @AfterAll
  static void close() {
    chromium.close();
    kraken.close();
  }

  @BeforeEach
  void page() {
    page = chromium.page(1280, 800, ColorScheme.DARK);
  }

  @AfterEach
  void nothing_went_wrong_in_the_page() {
    page.context().close();
    assertThat(chromium.drainTroubles()).isEmpty();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void the_pair_of_a_new_account_is_chosen_by_keyboard_with_its_facts_beside_it() {
    page.navigate(chromium.base() + "/agent-control");
    Locator form = page.locator(".accounts");
    Locator pair = form.getByLabel("Pair");
    assertThat(form).containsText("nobody is asked before", SOON);
    pair.focus();
    assertThat(form).containsText("BTC-USD on tape: yes; on kraken: yes", SOON);
    assertThat(button("Open on kraken")).isEnabled();

    pair.fill("");
    pair.pressSequentially("eth");
    assertThat(form.locator("datalist option").first()).hasText("ETH-USD");
    pair.pressSequentially("-usd");
    assertThat(form)
        .containsText("ETH-USD on tape: no, tape does not list it; on kraken: yes", SOON);
    assertThat(button("Open on tape")).isDisabled(DISABLED_SOON);
    assertThat(button("Open on kraken")).isEnabled();
    Locator facts = form.locator("tr", new Locator.LocatorOptions().setHasText("kraken"));
    assertThat(facts.last()).containsText("0.002 ETH and 0.50 USD");
    assertThat(facts.last()).containsText("40 bp on paper; the venue's own from 40 bp");
    assertThat(facts.last()).containsText("82 candles of 5m, 50 candles of 15m");
    assertThat(facts.last()).containsText("2 bp", SOON);

    pair.fill("BTC-EUR");
    assertThat(form).containsText("on kraken: no, only pairs in USD are traded", SOON);
    assertThat(button("Open on kraken")).isDisabled(DISABLED_SOON);
    pair.fill("<b>");
    assertThat(form).containsText("A pair is written like BTC-USD", SOON);
    assertThat(button("Open on kraken")).isDisabled(DISABLED_SOON);
  }

  @Test
  void an_instrument_is_watched_and_no_more() {
    page.navigate(chromium.base() + "/market");
    Locator list = page.getByLabel("Watchlist");
    assertThat(list).containsText("Nothing is watched yet", SOON);
    list.getByLabel("Pair to watch").fill("sol-usd");
    list.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Watch")).click();
    Locator row = list.locator("tbody tr");
    assertThat(row).containsText("SOL-USD on kraken", SOON);
    assertThat(row).containsText("150.25", SOON);
    assertThat(row).containsText("2 bp");
    assertThat(row).containsText("+4.17 %");
    list.getByLabel("Source").selectOption("tape");
    list.getByLabel("Pair to watch").fill("BTC-USD");
    list.getByLabel("Pair to watch").press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(list).containsText("BTC-USD on tape", SOON);
    assertThat(list.locator("tbody tr").last()).containsText("main");
    button("Watch SOL-USD on kraken no more").click();
    assertThat(row).hasCount(1);
    button("Watch BTC-USD on tape no more").click();
    assertThat(list).containsText("Nothing is watched yet", SOON);
  }

  @Test
  void the_page_says_so_when_it_cannot_be_watched() {
    page.navigate(chromium.base() + "/market");
    Locator list = page.getByLabel("Watchlist");
    assertThat(list).containsText("Nothing is watched yet", SOON);
    list.getByLabel("Source").selectOption("tape");
    list.getByLabel("Pair to watch").fill("ETH-USD");
    list.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Watch")).click();
    assertThat(page.locator("main"))
        .containsText("Watch was refused: tape does not list ETH-USD", SOON);
  }

  @Test
  void the_market_page_with_its_watchlist_fits_a_phone() {
    page.context().close();
    page = chromium.page(390, 844, ColorScheme.LIGHT);
    page.navigate(chromium.base() + "/market");
    assertThat(page.getByLabel("Watchlist")).containsText("Nothing is watched yet", SOON);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
  }
}
