package ffe.adapter.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several pairs over one connection. */
@Tag("unit")
class KrakenDialectTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instrument ETH = Instrument.of("ETH-USD");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Dialect.Talk talk = new KrakenDialect().talk();

  private static Frame.Trade trade(long id) {
    return new Frame.Trade(id, NOON, Price.of("101.5"), Quantity.of("0.5"))
        .taken(Optional.of(Side.BUY));
  }

  private static String told(long id, String symbol) {
    return KrakenBench.trade(id, "101.5", NOON).replace("BTC/USD", symbol);
  }

  @Test
  void subscribes_to_all_at_once_and_tells_each_its_trades() {
    assertThat(talk.subscribe(List.of(BTC, ETH)))
        .containsExactly(
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\","
                + "\"symbol\":[\"BTC/USD\",\"ETH/USD\"],\"snapshot\":true}}",
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\","
                + "\"symbol\":[\"BTC/USD\",\"ETH/USD\"],\"depth\":25,\"snapshot\":true},"
                + "\"req_id\":1000000000}");

    assertThat(talk.read(KrakenBench.subscribed())).containsExactly(new Frame.Subscribed(BTC));
    assertThat(
            talk.read(
                KrakenBench.update(
                    told(7, "ETH/USD"), told(9, "BTC/USD"), told(8, "BTC/USD"), told(1, "A/B"))))
        .containsExactly(
            new Frame.Trades(BTC, false, List.of(trade(8), trade(9))),
            new Frame.Trades(ETH, false, List.of(trade(7))));
  }

  @Test
  void refuses_one_pair_where_kraken_names_it_and_ends_all_where_it_does_not() {
    talk.subscribe(List.of(BTC, ETH));
    String no =
        "{\"error\":\"Currency pair not supported\",\"method\":\"subscribe\",\"success\":false";

    assertThat(talk.read(no + ",\"symbol\":\"ETH/USD\"}"))
        .containsExactly(new Frame.Refused(ETH, "Kraken refused: Currency pair not supported"));
    assertThat(talk.read(no + "}"))
        .containsExactly(new Frame.Ending("Kraken refused: Currency pair not supported"));
  }

  @Test
  void hears_no_more_of_what_it_left() {
    talk.subscribe(List.of(BTC, ETH));

    assertThat(talk.unsubscribe(List.of(ETH)))
        .containsExactly(
            "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"trade\","
                + "\"symbol\":[\"ETH/USD\"]}}",
            "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\","
                + "\"symbol\":[\"ETH/USD\"],\"depth\":25},\"req_id\":1000000000}");
    assertThat(talk.read("{\"method\":\"unsubscribe\",\"success\":false,\"error\":\"x\"}"))
        .isEmpty();
    assertThat(talk.read(KrakenBench.update(told(7, "ETH/USD")))).isEmpty();
  }

  @Test
  void takes_an_answer_about_a_book_for_none_about_trades() {
    talk.subscribe(List.of(BTC, ETH));
    String stands =
        "{\"method\":\"subscribe\",\"result\":{\"channel\":\"book\",\"depth\":25,"
            + "\"symbol\":\"BTC/USD\"},\"success\":true";
    String no =
        "{\"error\":\"Depth not supported\",\"method\":\"subscribe\",\"req_id\":1000000000,"
            + "\"success\":false";

    assertThat(talk.read(stands + ",\"req_id\":1000000000}")).isEmpty();
    assertThat(talk.read(stands + "}")).isEmpty();
    assertThat(talk.read(no + ",\"symbol\":\"ETH/USD\"}"))
        .containsExactly(new Frame.BookLost(ETH, "Kraken refused: Depth not supported"));
    assertThat(talk.read(no + "}")).hasSize(2).allMatch(Frame.BookLost.class::isInstance);
  }

  @Test
  void asks_no_more_for_the_book_of_a_pair_that_is_refused() {
    talk.subscribe(List.of(BTC, ETH));
    String no =
        "{\"error\":\"x\",\"method\":\"subscribe\",\"success\":false,\"symbol\":\"ETH/USD\"";

    assertThat(talk.read(no + "}")).containsExactly(new Frame.Refused(ETH, "Kraken refused: x"));
    assertThat(talk.read(no + ",\"req_id\":1000000000}")).isEmpty();

    for (int i = 0; i < 200; i++) {
      assertThat(talk.due()).isEmpty();
    }
  }
}
