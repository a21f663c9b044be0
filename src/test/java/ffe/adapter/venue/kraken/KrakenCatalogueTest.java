package ffe.adapter.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.VenueCatalogue;
import ffe.adapter.venue.kraken.LoopbackPairs.Mood;
import ffe.market.Catalogue;
import ffe.market.CatalogueContract;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.market.SourceAwayException;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kraken's list of pairs and their quotes, over loopback. */
@Tag("unit")
class KrakenCatalogueTest extends CatalogueContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instrument DOGE = Instrument.of("DOGE-USD");
  private static final Instrument NEW = Instrument.of("NEW-USD");

  private final LoopbackPairs pairs = new LoopbackPairs();
  private volatile Optional<String> instead = Optional.empty();
  private final AtomicLong nanos = new AtomicLong();
  private LoopbackServer server;
  private VenueCatalogue catalogue;

  @BeforeEach
  void start() throws IOException {
    server =
        new LoopbackServer(
            0,
            path ->
                instead
                    .map(LoopbackServer.Answer::json)
                    .orElseGet(() -> pairs.answer(path, "905.60").orElseThrow()));
    catalogue =
        new VenueCatalogue(
            new KrakenCatalogue(new HttpKraken(HttpAsker.of("Kraken", server, nanos::get))),
            () -> NOON);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Override
  protected Catalogue catalogue() {
    return catalogue;
  }

  private Listing listed(String name) {
    return catalogue.offer().listings().stream()
        .filter(l -> l.instrument().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tells_rules_and_lowest_fees_of_all_pairs_with_one_question() {
    Listing btc = listed("BTC-USD");

    assertThat(btc.spec())
        .isEqualTo(
            new InstrumentSpec(
                KrakenHistory.VENUE,
                BTC,
                Price.of("0.01"),
                Quantity.of("0.00000001"),
                Quantity.of("0.0001"),
                Money.of("0.5", Currency.USD)));
    assertThat(btc.makerFee()).contains(Bps.of("25"));
    assertThat(btc.takerFee()).contains(Bps.of("40"));
    assertThat(btc.refusal()).isEmpty();
    assertThat(server.asked()).containsExactly("/0/public/AssetPairs");
  }

  @Test
  void names_pairs_as_we_do_and_counts_those_it_has_no_name_for() {
    assertThat(catalogue.offer().listings())
        .extracting(l -> l.instrument().name())
        .containsExactly(
            "BTC-EUR",
            "BTC-USD",
            "DOGE-USD",
            "ETH-BTC",
            "ETH-USD",
            "NEW-USD",
            "OLD-USD",
            "SOL-USD");
    assertThat(catalogue.offer().unread()).as("S/USD").isEqualTo(1);
  }

  @Test
  void says_why_a_pair_cannot_be_traded_and_knows_no_fee_where_none_is_told() {
    assertThat(listed("OLD-USD").refusal()).contains("Kraken says cancel only");
    assertThat(listed("NEW-USD").takerFee()).isEmpty();
    assertThat(listed("NEW-USD").refusal()).isEmpty();
  }

  @Test
  void a_pair_that_cannot_be_read_voids_no_other() {
    instead =
        Optional.of(
            "{\"error\":[],\"result\":{"
                + "\"A\":7,"
                + "\"B\":{\"altname\":\"BADUSD\",\"wsname\":\"BAD/USD\",\"ordermin\":\"-1\","
                + "\"lot_decimals\":8,\"pair_decimals\":1},"
                + "\"C\":{\"altname\":\"FEEUSD\",\"wsname\":\"FEE/USD\",\"ordermin\":\"1\","
                + "\"lot_decimals\":8,\"pair_decimals\":1,\"fees\":[[0,\"much\"]]},"
                + "\"D\":{\"altname\":\"XETCUSD\",\"wsname\":\"ETC/USD\",\"ordermin\":\"1\","
                + "\"lot_decimals\":8,\"pair_decimals\":1},"
                + "\"E\":{\"altname\":\"SOLUSD\",\"wsname\":\"SOL/USD\",\"ordermin\":\"1\","
                + "\"lot_decimals\":8,\"pair_decimals\":1}}}");

    Catalogue.Offer offer = catalogue.offer();

    assertThat(offer.unread()).isEqualTo(3);
    assertThat(offer.listings())
        .extracting(l -> l.instrument() + " " + l.refusal().orElse("yes"))
        .containsExactly("ETC-USD Kraken names it XETCUSD", "SOL-USD yes");
  }

  @Test
  void a_list_without_a_single_readable_pair_is_no_list() {
    instead = Optional.of("{\"error\":[],\"result\":{\"A\":7}}");
    assertThatThrownBy(catalogue::offer)
        .isInstanceOf(SourceAwayException.class)
        .hasMessage("no pair that Kraken told of could be read");
  }

  @Test
  void quotes_several_pairs_with_one_question_by_the_names_that_rest_knows() {
    catalogue.offer();
    List<Quote> quotes = catalogue.quotes(Set.of(BTC, DOGE));

    assertThat(server.asked()).hasSize(2);
    assertThat(server.asked().get(1)).isEqualTo("/0/public/Ticker?pair=XBTUSD%2CXDGUSD");
    Quote btc = quotes.stream().filter(q -> q.instrument().equals(BTC)).findFirst().orElseThrow();
    assertThat(quotes).hasSize(2);
    assertThat(btc.bid()).contains(Price.of("905.50944"));
    assertThat(btc.ask()).contains(Price.of("905.69056"));
    assertThat(btc.last()).contains(Price.of("905.6"));
    assertThat(btc.spread()).contains(Bps.of("2"));
    assertThat(btc.low()).as("of 24 hours, not of today").contains(Price.of("815.04"));
    assertThat(btc.high()).contains(Price.of("996.16"));
    assertThat(btc.sinceMidnight().orElseThrow().value())
        .isBetween(Percent.of("4.16").value(), Percent.of("4.17").value());
    assertThat(btc.at()).isEqualTo(NOON);
  }

  @Test
  void a_pair_without_a_trade_has_a_quote_without_prices() {
    Quote quote = catalogue.quotes(Set.of(NEW)).get(0);

    assertThat(quote.last()).isEmpty();
    assertThat(quote.bid()).isEmpty();
    assertThat(quote.spread()).isEmpty();
  }

  @Test
  void asks_for_no_quote_of_what_is_not_listed() {
    catalogue.quotes(Set.of(Instrument.of("GONE-USD")));
    assertThat(server.asked()).containsExactly("/0/public/AssetPairs");
  }

  @Test
  void reads_the_list_again_when_a_pair_is_listed_no_more() {
    catalogue.offer();
    instead = Optional.of("{\"error\":[\"EQuery:Unknown asset pair\"]}");
    assertThatThrownBy(() -> catalogue.quotes(Set.of(BTC)))
        .isInstanceOf(SourceAwayException.class)
        .hasMessageContaining("Unknown asset pair");
    instead = Optional.empty();

    assertThat(catalogue.quotes(Set.of(BTC))).hasSize(1);
    assertThat(server.asked().get(2)).isEqualTo("/0/public/AssetPairs");
  }

  @Test
  void refuses_to_ask_for_more_than_fifty() {
    Set<Instrument> many = new HashSet<>();
    for (int i = 0; i <= Catalogue.QUOTES_MAX; i++) {
      many.add(Instrument.of("A" + (10 + i) + "-USD"));
    }
    assertThatThrownBy(() -> catalogue.quotes(many)).isInstanceOf(IllegalArgumentException.class);
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Mood.class, names = "FINE", mode = EnumSource.Mode.EXCLUDE)
  void says_that_kraken_is_away_when_it_answers_with_something_else(Mood mood) {
    pairs.be(mood);
    assertThatThrownBy(catalogue::offer)
        .isInstanceOf(SourceAwayException.class)
        .hasMessageMatching(words(mood));
    pairs.be(Mood.FINE);
    later();
    catalogue.offer();
    pairs.be(mood);
    assertThatThrownBy(() -> catalogue.quotes(Set.of(BTC)))
        .isInstanceOf(SourceAwayException.class)
        .hasMessageMatching(words(mood));
    pairs.be(Mood.FINE);
    later();
    assertThat(catalogue.quotes(Set.of(BTC))).hasSize(1);
  }

  /** Beyond any wait that was told. */
  private void later() {
    nanos.addAndGet(Duration.ofSeconds(20).toNanos());
  }

  private static String words(Mood mood) {
    return switch (mood) {
      case UNAVAILABLE -> "(?s).*EService:Unavailable.*";
      case PAGE -> "(?s)not a JSON object: <!DOCTYPE html>.*";
      case TOO_MANY -> "Kraken answered with HTTP status 429: error code: 1015";
      case CUT -> "(?s)Kraken cannot be asked: .*";
      case FINE -> "";
    };
  }

  @Test
  void nobody_asks_while_kraken_says_to_wait() {
    pairs.be(Mood.TOO_MANY);
    assertThatThrownBy(catalogue::offer).hasMessageContaining("HTTP status 429");
    pairs.be(Mood.FINE);
    nanos.addAndGet(Duration.ofSeconds(9).toNanos());

    assertThatThrownBy(catalogue::offer)
        .isInstanceOf(SourceAwayException.class)
        .hasMessage("Kraken said to wait: it is asked again in 2 s");
    assertThat(server.asked()).hasSize(1);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(catalogue.offer().listings()).isNotEmpty();
  }

  @Test
  void says_that_kraken_is_away_when_nobody_listens() {
    server.close();
    assertThatThrownBy(catalogue::offer)
        .isInstanceOf(SourceAwayException.class)
        .hasMessageStartingWith("Kraken cannot be asked");
  }
}
