package ffe.adapter.venue.alpaca;

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
class AlpacaCatalogueTest extends CatalogueContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instrument BTC = Instrument.of("BTC-USD");

  private volatile Optional<Answer> instead = Optional.empty();
  private LoopbackServer server;
  private VenueCatalogue catalogue;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer(0, path -> instead.orElseGet(() -> answer(path)));
    catalogue =
        new VenueCatalogue(
            new AlpacaCatalogue(new HttpAlpaca(HttpAsker.of("Alpaca", server))), () -> NOON);
  }

  private static Answer answer(String path) {
    return path.startsWith("/v2/assets")
        ? Answer.json(
            "["
                + String.join(
                    ",",
                    AlpacaWords.asset("BTC/USD"),
                    AlpacaWords.asset("ETH/USD").replace("\"tradable\":true", "\"tradable\":false"),
                    AlpacaWords.asset("OLD/USD").replace("\"active\"", "\"inactive\""),
                    AlpacaWords.asset("BTC/USDT"),
                    AlpacaWords.asset("BAD/USD").replace("\"0.1\"", "\"0\""),
                    AlpacaWords.asset("AAPL"),
                    "null")
                + "]")
        : Answer.json(
            "{\"snapshots\":{" + AlpacaWords.snapshot("BTC/USD", "905.5", "0", "905.6") + "}}");
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
  void tells_rules_and_why_not_and_counts_what_it_cannot_read() {
    List<Listing> listed = catalogue.offer().listings();

    assertThat(listed)
        .extracting(l -> l.instrument().name() + l.refusal().map(r -> ": " + r).orElse(""))
        .containsExactly(
            "BTC-USD",
            "BTC-USDT",
            "ETH-USD: Alpaca does not trade it",
            "OLD-USD: Alpaca says inactive");
    assertThat(listed.get(0).spec()).isEqualTo(AlpacaBench.SPEC);
    assertThat(catalogue.offer().unread()).isEqualTo(3);
  }

  @Test
  void tells_the_last_price_and_what_is_bid_and_asked() {
    assertThat(catalogue.quotes(Set.of(BTC)))
        .containsExactly(
            new Quote(
                BTC,
                Optional.of(Price.of("905.5")),
                Optional.empty(),
                Optional.of(Price.of("905.6")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON));
    assertThat(server.asked()).last().isEqualTo("/v1beta3/crypto/us/snapshots?symbols=BTC%2FUSD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "[]", "[7,null]", "null"})
  void says_that_alpaca_is_away_when_nothing_can_be_read(String body) {
    instead = Optional.of(Answer.json(body));

    assertThatThrownBy(() -> catalogue.offer()).isInstanceOf(SourceAwayException.class);
  }
}
