package ffe.adapter.venue.binance;

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
class BinanceDialectTest {

  private static final Instrument BTC = Instrument.of("BTC-USDT");
  private static final Instrument ETH = Instrument.of("ETH-USDT");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Dialect.Talk talk = new BinanceDialect().talk();

  private static Frame.Trade trade(long id) {
    return new Frame.Trade(id, NOON, Price.of("101.5"), Quantity.of("0.5"))
        .taken(Optional.of(Side.SELL));
  }

  @Test
  void subscribes_to_all_at_once_and_tells_each_its_trades() {
    assertThat(talk.subscribe(List.of(BTC, ETH)))
        .containsExactly(
            "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":1}",
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"btcusdt@depth20@100ms\","
                + "\"ethusdt@trade\",\"ethusdt@depth20@100ms\"],\"id\":2}");

    assertThat(talk.read(BinanceWords.subscribed(1))).isEmpty();
    assertThat(talk.read(BinanceWords.subscribed(2)))
        .containsExactly(new Frame.Subscribed(BTC), new Frame.Subscribed(ETH));
    assertThat(talk.read(BinanceWords.trade("ETHUSDT", trade(7))))
        .containsExactly(new Frame.Trades(ETH, false, List.of(trade(7))));
    assertThat(talk.read(BinanceWords.trade("SOLUSDT", trade(7)))).isEmpty();
  }

  @Test
  void notices_a_subscription_that_was_lost_but_not_one_that_is_not_answered_yet() {
    talk.subscribe(List.of(BTC));
    assertThat(talk.read(BinanceWords.subscriptions(List.of(), 5))).isEmpty();
    talk.read(BinanceWords.subscribed(2));
    talk.subscribe(List.of(ETH));
    assertThat(talk.read(BinanceWords.subscriptions(List.of("BTCUSDT"), 6))).isEmpty();
    talk.read(BinanceWords.subscribed(3));

    assertThat(talk.read(BinanceWords.subscriptions(List.of("ETHUSDT", "BTCUSDT"), 7))).isEmpty();
    assertThat(talk.read(BinanceWords.subscriptions(List.of("BTCUSDT"), 8)))
        .containsExactly(new Frame.Ending("Binance has lost the subscription"));
  }

  @Test
  void hears_no_more_of_what_it_left() {
    talk.subscribe(List.of(BTC, ETH));
    talk.read(BinanceWords.subscribed(2));

    assertThat(talk.unsubscribe(List.of(ETH)))
        .containsExactly(
            "{\"method\":\"UNSUBSCRIBE\",\"params\":[\"ethusdt@trade\","
                + "\"ethusdt@depth20@100ms\"],\"id\":3}");
    assertThat(talk.read(BinanceWords.subscribed(3))).isEmpty();
    assertThat(talk.read(BinanceWords.subscriptions(List.of("BTCUSDT"), 3))).isEmpty();
    assertThat(talk.read(BinanceWords.trade("ETHUSDT", trade(7)))).isEmpty();
  }

  @Test
  void refuses_the_one_pair_of_a_request_and_asks_one_by_one_after_a_refusal_of_several() {
    talk.subscribe(List.of(BTC, ETH));
    String no = "{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":";

    assertThat(talk.read(no + "2}")).isEmpty();
    assertThat(talk.due())
        .containsExactly(
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\","
                + "\"btcusdt@depth20@100ms\"],\"id\":3}");
    assertThat(talk.due()).isEmpty();
    assertThat(talk.read(BinanceWords.subscriptions(List.of(), 9))).isEmpty();
    assertThat(talk.read(BinanceWords.subscribed(3))).containsExactly(new Frame.Subscribed(BTC));
    assertThat(talk.due()).hasSize(1);
    assertThat(talk.read(no + "4}"))
        .containsExactly(
            new Frame.Refused(
                ETH,
                "Binance refused: {\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":4}"));
    assertThat(talk.due()).isEmpty();
    assertThat(talk.read(BinanceWords.subscriptions(List.of("BTCUSDT"), 9))).isEmpty();
  }

  @Test
  void asks_again_for_a_book_whose_stream_is_not_among_what_is_subscribed_to() {
    talk.subscribe(List.of(BTC));
    talk.read(BinanceWords.subscribed(2));
    String list = "{\"result\":[\"btcusdt@trade\"],\"id\":7}";

    assertThat(talk.read(list))
        .containsExactly(new Frame.BookLost(BTC, "Binance has lost its subscription"));
    assertThat(talk.read(list)).isEmpty();
  }
}
