package ffe.adapter.venue.oanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.VenueCatalogue;
import ffe.market.Catalogue;
import ffe.market.CatalogueContract;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.market.SourceAwayException;
import ffe.money.Bps;
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
class OandaCatalogueTest extends CatalogueContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private volatile Optional<Answer> instead = Optional.empty();
  private LoopbackServer server;
  private VenueCatalogue catalogue;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer(0, path -> instead.orElseGet(() -> answer(path)));
    catalogue =
        new VenueCatalogue(
            new OandaCatalogue(new HttpOanda(HttpAsker.of("OANDA", server))), () -> NOON);
  }

  private static Answer answer(String path) {
    return Answer.json(
        path.endsWith("/instruments")
            ? OandaWords.instruments(
                List.of(
                    OandaWords.instrument("EUR_USD"),
                    OandaWords.instrument("USD_JPY").replace("Precision\":5", "Precision\":3"),
                    OandaWords.instrument("XAU_USD").replace("CURRENCY", "METAL"),
                    OandaWords.instrument("BAD_USD").replace("Precision\":5", "Precision\":-5"),
                    OandaWords.instrument("EURUSD"),
                    "null"))
            : OandaWords.pricing(NOON, List.of(OandaWords.price("EUR_USD", NOON, "1.1", "1.2"))));
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
        .containsExactly("EUR-USD", "USD-JPY", "XAU-USD: its trading hours are not known here");
    assertThat(listed.get(0).spec()).isEqualTo(OandaBench.SPEC);
    assertThat(listed.get(1).spec().priceTick()).isEqualTo(Price.of("0.001"));
    assertThat(listed.get(0).takerFee()).contains(Bps.ZERO);
    assertThat(catalogue.offer().unread()).isEqualTo(3);
  }

  @Test
  void tells_what_is_bid_and_asked() {
    assertThat(catalogue.quotes(Set.of(OandaBench.EUR)))
        .containsExactly(
            new Quote(
                OandaBench.EUR,
                Optional.of(Price.of("1.1")),
                Optional.of(Price.of("1.2")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON));
    assertThat(server.asked())
        .last()
        .isEqualTo("/v3/accounts/101-004-1-001/pricing?instruments=EUR_USD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "[]", "{\"instruments\":[7,null]}", "null"})
  void says_that_oanda_is_away_when_nothing_can_be_read(String body) {
    instead = Optional.of(Answer.json(body));

    assertThatThrownBy(() -> catalogue.offer()).isInstanceOf(SourceAwayException.class);
  }
}
