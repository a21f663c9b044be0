package ffe.adapter.venue.binance;

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
class BinanceCatalogueTest extends CatalogueContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private volatile Optional<Answer> instead = Optional.empty();
  private LoopbackServer server;
  private VenueCatalogue catalogue;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer(0, path -> instead.orElseGet(() -> usual(path)));
    catalogue =
        new VenueCatalogue(
            new BinanceCatalogue(new HttpBinance(HttpAsker.of("Binance", server))), () -> NOON);
  }

  private static Answer usual(String path) {
    return Answer.json(
        path.startsWith("/api/v3/exchangeInfo?permissions=SPOT")
            ? BinanceWords.exchangeInfo(NOON, LoopbackBinance.pairs())
            : "["
                + LoopbackBinance.ticker("BTCUSDT", "905.60")
                + ","
                + LoopbackBinance.ticker("1000SATSUSDT", "0.00000021")
                + ",7]");
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
        .extracting(l -> l.instrument().name())
        .containsExactly("1000SATS-USDT", "BTC-USDT", "ETH-BTC", "ETH-USDT", "OLD-USDT");
    assertThat(listed.get(1).spec()).isEqualTo(BinanceBench.SPEC);
    assertThat(listed.get(1).refusal()).isEmpty();
    assertThat(listed.get(4).refusal()).contains("Binance says break");
    assertThat(catalogue.offer().unread()).isEqualTo(2);
  }

  @Test
  void tells_what_is_bid_and_asked_and_leaves_zero_out() {
    Instrument btc = Instrument.of("BTC-USDT");
    Optional<Price> last = Optional.of(Price.of("905.60"));

    assertThat(catalogue.quotes(Set.of(btc)))
        .containsExactly(
            new Quote(btc, last, last, last, Optional.empty(), Optional.empty(), last, NOON));
    assertThat(server.asked()).last().asString().contains("%5B%22BTCUSDT%22%5D");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "{\"symbols\":[]}", "{\"symbols\":[7,null]}", "[]"})
  void says_that_binance_is_away_when_nothing_can_be_read(String body) {
    instead = Optional.of(Answer.json(body));

    assertThatThrownBy(() -> catalogue.offer()).isInstanceOf(SourceAwayException.class);
  }

  @Test
  void reads_the_list_again_when_one_of_the_quotes_is_listed_no_more() {
    catalogue.offer();
    instead =
        Optional.of(
            new Answer(400, "application/json", "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"));
    Set<Instrument> btc = Set.of(Instrument.of("BTC-USDT"));
    assertThatThrownBy(() -> catalogue.quotes(btc)).isInstanceOf(SourceAwayException.class);
    instead = Optional.empty();

    assertThat(catalogue.quotes(btc)).hasSize(1);
  }
}
