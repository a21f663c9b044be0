package ffe.adapter.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.VenueCatalogue;
import ffe.market.Catalogue;
import ffe.market.CatalogueContract;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.market.SourceAwayException;
import ffe.money.Price;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class CoinbaseCatalogueTest extends CatalogueContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Set<Instrument> BTC = Set.of(Instrument.of("BTC-USD"));

  private volatile Optional<Answer> instead = Optional.empty();
  private LoopbackServer server;
  private VenueCatalogue catalogue;

  @BeforeEach
  void start() throws IOException {
    server =
        new LoopbackServer(
            0,
            path ->
                instead.orElseGet(
                    () ->
                        Answer.json(CoinbaseWords.products(LoopbackCoinbase.products("905.60")))));
    catalogue =
        new VenueCatalogue(
            new CoinbaseCatalogue(new HttpCoinbase(HttpAsker.of("Coinbase", server))), () -> NOON);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Override
  protected Catalogue catalogue() {
    return catalogue;
  }

  @Test
  void tells_rules_and_why_not_and_counts_what_it_cannot_name_or_read() {
    List<Listing> listed = catalogue.offer().listings();

    assertThat(listed)
        .extracting(l -> l.instrument().name() + l.refusal().map(r -> ": " + r).orElse(""))
        .containsExactly(
            "00-USD: Coinbase says limit only",
            "BTC-EUR",
            "BTC-USD",
            "BTC-USDC: Coinbase trades it as BTC-USD",
            "ETH-USD",
            "OLD-USD: Coinbase says delisted",
            "VIEW-USD: Coinbase says view only");
    assertThat(listed.get(2).spec()).isEqualTo(CoinbaseBench.SPEC);
    assertThat(catalogue.offer().unread()).isEqualTo(2);
  }

  @Test
  void tells_the_last_price_and_bid_and_ask_where_they_are_told() {
    String both = CoinbaseWords.product("BTC", "USD", "905.60");
    Optional<Price> last = Optional.of(Price.of("905.60"));
    Quote quote = catalogue.quotes(BTC).get(0);
    assertThat(quote.last()).isEqualTo(last);
    assertThat(quote.bid()).isEmpty();
    instead =
        Optional.of(
            Answer.json(
                CoinbaseWords.products(
                    both.replace("\"best_bid_price\":\"\"", "\"best_bid_price\":\"905.59\"")
                        .replace("\"best_ask_price\":\"\"", "\"best_ask_price\":\"0\""))));

    assertThat(catalogue.quotes(BTC))
        .containsExactly(
            new Quote(
                Instrument.of("BTC-USD"),
                Optional.of(Price.of("905.59")),
                Optional.empty(),
                last,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON));
    assertThat(server.asked())
        .last()
        .isEqualTo("/api/v3/brokerage/market/products?product_type=SPOT&product_ids=BTC-USD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>", "{}", "{\"products\":[]}", "{\"products\":[7,null]}", "[]", "null"})
  void says_that_coinbase_is_away_when_nothing_can_be_read(String body) {
    instead = Optional.of(Answer.json(body));

    assertThatThrownBy(() -> catalogue.offer()).isInstanceOf(SourceAwayException.class);
  }

  @Test
  void reads_the_list_again_when_one_of_the_quotes_is_listed_no_more() {
    catalogue.offer();
    instead = Optional.of(new Answer(400, "application/json", "{\"error\":\"INVALID\"}"));
    assertThatThrownBy(() -> catalogue.quotes(BTC)).isInstanceOf(SourceAwayException.class);
    int asked = server.asked().size();
    instead = Optional.empty();

    assertThat(catalogue.quotes(BTC)).hasSize(1);
    assertThat(server.asked()).hasSize(asked + 2);
  }
}
