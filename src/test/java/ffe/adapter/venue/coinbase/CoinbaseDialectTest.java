package ffe.adapter.venue.coinbase;

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
class CoinbaseDialectTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instrument ETH = Instrument.of("ETH-USD");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Dialect.Talk talk = new CoinbaseDialect().talk();

  private static Frame.Trade trade(long id) {
    return new Frame.Trade(id, NOON, Price.of("101.5"), Quantity.of("0.5"))
        .taken(Optional.of(Side.BUY));
  }

  @Test
  void subscribes_to_all_at_once_and_to_heartbeats_once() {
    assertThat(talk.subscribe(List.of(BTC, ETH)))
        .containsExactly(
            "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}",
            "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],"
                + "\"channel\":\"market_trades\"}");
    assertThat(talk.subscribe(List.of(Instrument.of("SOL-USD")))).hasSize(1);

    assertThat(talk.read(CoinbaseWords.subscriptions(0))).isEmpty();
    assertThat(talk.read(CoinbaseWords.subscriptions(1, "ETH-USD", "BTC-USD")))
        .containsExactly(new Frame.Subscribed(BTC), new Frame.Subscribed(ETH));
  }

  @Test
  void tells_each_its_trades_though_they_come_newest_first_in_one_message() {
    talk.subscribe(List.of(BTC, ETH));
    String both =
        CoinbaseWords.trades(0, "update", "BTC-USD", List.of(trade(8), trade(9)))
            .replaceFirst("BTC-USD", "ETH-USD");

    assertThat(talk.read(both))
        .containsExactly(
            new Frame.Trades(BTC, false, List.of(trade(8))),
            new Frame.Trades(ETH, false, List.of(trade(9))));
    assertThat(talk.read(CoinbaseWords.trades(1, "snapshot", "SOL-USD", List.of(trade(1)))))
        .isEmpty();
  }

  @Test
  void counts_the_messages_of_all_pairs_and_passes_over_old_numbers() {
    talk.subscribe(List.of(BTC, ETH));
    talk.read(CoinbaseWords.heartbeat(40));
    assertThat(talk.read(CoinbaseWords.trades(41, "update", "ETH-USD", List.of(trade(7)))))
        .hasSize(1);
    assertThat(talk.read(CoinbaseWords.trades(41, "update", "ETH-USD", List.of(trade(7)))))
        .hasSize(1);
    assertThat(talk.read(CoinbaseWords.heartbeat(39))).isEmpty();

    assertThat(talk.read(CoinbaseWords.heartbeat(43)))
        .containsExactly(new Frame.Ending("Coinbase left out messages before number 43"));
  }

  @Test
  void hears_no_more_of_what_it_left() {
    talk.subscribe(List.of(BTC, ETH));
    talk.read(CoinbaseWords.both(0, "BTC-USD", "ETH-USD"));

    assertThat(talk.unsubscribe(List.of(ETH)))
        .containsExactly(
            "{\"type\":\"unsubscribe\",\"product_ids\":[\"ETH-USD\"],"
                + "\"channel\":\"market_trades\"}",
            "{\"type\":\"unsubscribe\",\"product_ids\":[\"ETH-USD\"],\"channel\":\"level2\"}");
    assertThat(talk.read(CoinbaseWords.subscriptions(1, "BTC-USD")))
        .containsExactly(new Frame.Subscribed(BTC));
    assertThat(talk.read(CoinbaseWords.subscriptions(2)))
        .containsExactly(new Frame.Ending("Coinbase has lost the subscription"));
  }

  @Test
  void asks_for_books_of_what_stands_and_loses_them_alone_when_they_are_refused() {
    talk.subscribe(List.of(BTC, ETH));
    assertThat(talk.due()).isEmpty();
    talk.read(CoinbaseWords.subscriptions(0, "BTC-USD", "ETH-USD"));

    assertThat(talk.due())
        .containsExactly(
            "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],"
                + "\"channel\":\"level2\"}");
    assertThat(talk.due()).isEmpty();
    assertThat(talk.read("{\"type\":\"error\",\"message\":\"no\"}"))
        .containsExactly(
            new Frame.BookLost(BTC, "Coinbase refused: no"),
            new Frame.BookLost(ETH, "Coinbase refused: no"));
  }

  @Test
  void refuses_the_one_pair_that_is_not_answered_yet_and_finds_it_among_several() {
    talk.subscribe(List.of(BTC));
    talk.read(CoinbaseWords.subscriptions(0, "BTC-USD"));
    talk.subscribe(List.of(ETH, Instrument.of("SOL-USD")));
    String no = "{\"type\":\"error\",\"message\":\"not a valid product\"}";

    assertThat(talk.read(no)).isEmpty();
    assertThat(talk.due().get(0)).contains("\"ETH-USD\"").contains("market_trades");
    assertThat(talk.read(no))
        .containsExactly(new Frame.Refused(ETH, "Coinbase refused: not a valid product"));
    assertThat(talk.due().get(0)).contains("\"SOL-USD\"");
    assertThat(talk.read(CoinbaseWords.subscriptions(1, "BTC-USD", "SOL-USD"))).hasSize(2);
    assertThat(talk.read(CoinbaseWords.heartbeat(2))).isEmpty();
  }
}
