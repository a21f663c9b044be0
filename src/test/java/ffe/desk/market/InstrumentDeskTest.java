package ffe.desk.market;

import static ffe.desk.market.InstrumentBench.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.HandFeed;
import ffe.market.Depth;
import ffe.market.Instrument;
import ffe.market.OrderBook;
import ffe.market.Quote;
import ffe.market.SourceAwayException;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class InstrumentDeskTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");

  private final InstrumentBench bench = new InstrumentBench();
  private final InstrumentDesk desk = bench.desk;

  private ListingPage page(String source, String text, int limit, String after) {
    return desk.page(VIEWER, source, text, limit, Optional.of(after).filter(a -> !a.isEmpty()));
  }

  private static List<String> names(ListingPage page) {
    return page.page().rows().stream().map(r -> r.listing().instrument().name()).toList();
  }

  private SourceFacts facts(String source, String name) {
    return desk.facts(VIEWER, Instrument.of(name)).stream()
        .filter(f -> f.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pages_hold_every_instrument_once() {
    ListingPage first = page("kraken", "", 4, "");
    ListingPage second = page("kraken", "", 4, first.page().next().orElseThrow());

    assertThat(names(first)).containsExactly("BTC-USD", "ETH-BTC", "ETH-USD", "ETHW-USD");
    assertThat(names(second)).containsExactly("OLD-USD", "SOL-EUR");
    assertThat(second.page().next()).isEmpty();
    assertThat(first.total()).isEqualTo(6);
    assertThat(first.unread()).isEqualTo(2);
    assertThat(bench.kraken.lists).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "eth, ETH-BTC ETH-USD ETHW-USD",
    "ethusd, ETH-USD",
    "ETH/USD, ETH-USD",
    "xbt_usd, BTC-USD",
    "-EUR, SOL-EUR",
    "none, ''"
  })
  void finds_names_however_they_are_written(String text, String found) {
    assertThat(String.join(" ", names(page("kraken", text, 100, "")))).isEqualTo(found);
  }

  @Test
  void says_why_something_cannot_be_traded() {
    assertThat(facts("kraken", "SOL-EUR").refusal()).contains("only pairs in USD");
    assertThat(facts("kraken", "OLD-USD").refusal()).contains("it is old");
    assertThat(facts("kraken", "ETH-USD").refusal()).isEmpty();
    assertThat(facts("tape", "ETH-USD").refusal()).contains("tape does not list it");
    assertThat(facts("tape", "BTC-USD").refusal()).isEmpty();
  }

  @Test
  void what_is_not_known_is_not_refused() {
    bench.kraken.fail("no answer");
    SourceFacts facts = facts("kraken", "ETH-USD");
    assertThat(facts.refusal()).isEmpty();
    assertThat(facts.at()).isEmpty();
    assertThat(facts.trouble()).isEqualTo("no answer");
    assertThatThrownBy(() -> page("kraken", "", 10, ""))
        .isInstanceOf(SourceAwayException.class)
        .hasMessage("kraken has not told what it lists: no answer");
  }

  @Test
  void goes_on_with_what_was_known_while_the_source_is_away() {
    page("kraken", "", 10, "");
    bench.kraken.fail("no answer");
    bench.bench.later(Duration.ofHours(2));

    ListingPage page = page("kraken", "", 10, "");
    assertThat(names(page)).hasSize(6);
    assertThat(page.trouble()).isEqualTo("no answer");
    assertThat(page.at()).isEqualTo(HandFeed.START);
    assertThat(facts("kraken", "ETH-USD").refusal()).isEmpty();
  }

  @Test
  void asks_for_quotes_of_what_is_looked_at_and_not_oftener_than_every_15_seconds() {
    for (int i = 0; i < 50; i++) {
      facts("kraken", "ETH-USD");
    }
    assertThat(bench.kraken.quoted).containsExactly("[ETH-USD]");
    bench.bench.later(Duration.ofSeconds(14));
    facts("kraken", "BTC-USD");
    assertThat(bench.kraken.quoted).hasSize(1);
    bench.bench.later(Duration.ofSeconds(1));
    SourceFacts facts = facts("kraken", "BTC-USD");

    assertThat(bench.kraken.quoted).containsExactly("[ETH-USD]", "[BTC-USD, ETH-USD]");
    assertThat(facts.listing().orElseThrow().quote()).isPresent();
    bench.bench.later(Duration.ofMinutes(5));
    facts("kraken", "BTC-USD");
    assertThat(bench.kraken.quoted)
        .as("nobody looked at ETH for long")
        .last()
        .isEqualTo("[BTC-USD]");
  }

  @Test
  void a_long_page_asks_for_no_quotes() {
    desk.page(VIEWER, "tape", "", 100, Optional.empty());
    assertThat(bench.tape.quoted).containsExactly("[BTC-USD]");
    InstrumentBench many = new InstrumentBench();
    for (int i = 0; i < 20; i++) {
      many.kraken.add("X" + i + "-USD");
    }
    many.desk.page(VIEWER, "kraken", "", 100, Optional.empty());
    assertThat(many.kraken.quoted).isEmpty();
  }

  @Test
  void suggests_what_can_be_traded_first_and_what_begins_so_before_what_contains_it() {
    assertThat(desk.suggest(VIEWER, "eth", 10)).containsExactly("ETH-USD", "ETHW-USD", "ETH-BTC");
    assertThat(desk.suggest(VIEWER, "btc", 10)).containsExactly("BTC-USD", "ETH-BTC");
    assertThat(desk.suggest(VIEWER, "", 2)).hasSize(2);
  }

  @Test
  void tells_who_trades_it_and_how_long_that_lane_still_warms_up() {
    bench.beat();
    bench.candles = 14;
    List<ListingView.Trader> traders = facts("kraken", "BTC-USD").listing().orElseThrow().traders();

    assertThat(traders)
        .containsExactly(
            new ListingView.Trader(
                "kraken", Optional.of(new WarmUp.Left(Duration.ZERO, Duration.ofMinutes(30)))));
    assertThat(facts("tape", "BTC-USD").listing().orElseThrow().traders()).isEmpty();
    facts("kraken", "BTC-USD");
    assertThat(bench.candleReads).as("once in a minute of market time").isEqualTo(1);
  }

  @Test
  void never_reads_candles_again_once_a_lane_is_warm() {
    bench.beat();
    bench.candles = 500;
    for (int i = 0; i < 5; i++) {
      assertThat(facts("kraken", "BTC-USD").listing().orElseThrow().traders().get(0).left())
          .contains(new WarmUp.Left(Duration.ZERO, Duration.ZERO));
      bench.bench.later(Duration.ofMinutes(2));
      bench.beat();
    }
    assertThat(bench.candleReads).isEqualTo(1);
  }

  @Test
  void knows_its_sources_only() {
    assertThat(desk.sources(VIEWER)).containsExactly("tape", "kraken");
    assertThatThrownBy(() -> page("nyse", "", 10, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("source is one of tape, kraken");
    bench.beat();
    assertThat(desk.sourceOf(VIEWER)).isEqualTo("kraken");
    assertThat(desk.facts(VIEWER, BTC)).hasSize(2);
  }

  @Test
  void tells_what_a_feed_hears_before_what_the_venue_listed() {
    bench.engines.look();
    bench.beat();
    assertThat(desk.depth(VIEWER, "tape", BTC).trouble())
        .isEqualTo("no account of this server follows BTC-USD live at tape");
    assertThat(desk.hears(VIEWER, "tape", BTC)).isEmpty();
    page("kraken", "btc", 10, "");
    Quote listed = quoted();
    assertThat(listed.bid()).contains(Price.of("99"));

    bench.bench.made.forEach(
        feed ->
            feed.tell(
                new Depth(
                    Optional.of(
                        new OrderBook(
                            BTC,
                            List.of(level("99.5")),
                            List.of(level("99.6")),
                            bench.bench.clock.instant())),
                    "",
                    3)));

    Quote heard = quoted();
    assertThat(heard.bid()).contains(Price.of("99.5"));
    assertThat(heard.ask()).contains(Price.of("99.6"));
    assertThat(heard.last()).isEqualTo(listed.last());
    assertThat(heard.at()).isEqualTo(bench.bench.clock.instant());
    assertThat(desk.depth(VIEWER, "kraken", BTC).lost()).isEqualTo(3);
  }

  private Quote quoted() {
    return page("kraken", "btc", 10, "").page().rows().stream()
        .filter(row -> row.listing().instrument().equals(BTC))
        .flatMap(row -> row.quote().stream())
        .findFirst()
        .orElseThrow();
  }

  private static OrderBook.Level level(String price) {
    return new OrderBook.Level(Price.of(price), Quantity.of("1"));
  }
}
