package ffe.adapter.venue.alpaca;

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
class AlpacaDialectTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instrument ETH = Instrument.of("ETH-USD");
  private static final Instrument SOL = Instrument.of("SOL-USD");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456789Z");

  private final Dialect.Talk talk = new AlpacaDialect(AlpacaBench.LOGIN).talk();

  private static String subscribe(String... symbols) {
    String all = "[\"" + String.join("\",\"", symbols) + "\"]";
    return "{\"action\":\"subscribe\",\"trades\":" + all + ",\"quotes\":" + all + "}";
  }

  private void follow(Instrument... pairs) {
    talk.subscribe(List.of(pairs));
    talk.read(AlpacaWords.CONNECTED);
    talk.read(AlpacaWords.AUTHENTICATED);
    talk.due();
    talk.read(AlpacaWords.subscription(List.of(pairs).stream().map(AlpacaPairs::symbol).toList()));
  }

  @Test
  void says_what_helps_where_no_key_is_given_and_asks_nobody() {
    assertThat(new AlpacaDialect(List.of()).obstacle())
        .contains(
            "Alpaca tells prices to those who have a key: set FFE_VENUE_ALPACA_API_KEY and"
                + " FFE_VENUE_ALPACA_API_SECRET");
    assertThat(new AlpacaDialect(AlpacaBench.LOGIN).obstacle()).isEmpty();
  }

  @Test
  void logs_in_once_and_asks_for_all_that_waited_when_that_was_answered() {
    assertThat(talk.subscribe(List.of(BTC)))
        .containsExactly("{\"action\":\"auth\",\"key\":\"an id\",\"secret\":\"a \\\"secret\\\"\"}");
    assertThat(talk.subscribe(List.of(ETH, SOL))).isEmpty();
    talk.read(AlpacaWords.CONNECTED);
    assertThat(talk.due()).isEmpty();
    assertThat(talk.ping()).isEmpty();
    talk.read(AlpacaWords.AUTHENTICATED);

    assertThat(talk.due()).containsExactly(subscribe("BTC/USD"), subscribe("ETH/USD", "SOL/USD"));
    assertThat(talk.due()).isEmpty();
    assertThat(talk.subscribe(List.of(Instrument.of("LTC-USD"))))
        .containsExactly(subscribe("LTC/USD"));
  }

  @Test
  void asks_for_what_stands_as_a_sign_of_life() {
    follow(BTC, ETH);

    assertThat(talk.ping()).contains(subscribe("BTC/USD", "ETH/USD"));
    assertThat(talk.read(AlpacaWords.subscription(List.of("ETH/USD", "BTC/USD"))))
        .containsExactly(new Frame.Subscribed(BTC), new Frame.Subscribed(ETH));
    talk.unsubscribe(List.of(ETH));
    assertThat(talk.ping()).contains(subscribe("BTC/USD"));
  }

  @Test
  void counts_a_pair_as_subscribed_whose_trades_and_quotes_both_are() {
    talk.subscribe(List.of(BTC));
    assertThat(
            talk.read(
                AlpacaWords.subscription(List.of("BTC/USD"))
                    .replace("\"quotes\":[\"BTC/USD\"]", "\"quotes\":[]")))
        .isEmpty();
  }

  @Test
  void refuses_one_pair_alone_and_finds_it_among_several() {
    follow(BTC);
    talk.subscribe(List.of(ETH, SOL));
    String no = AlpacaWords.error(405, "symbol limit exceeded");

    assertThat(talk.read(no)).isEmpty();
    assertThat(talk.due()).containsExactly(subscribe("ETH/USD"));
    assertThat(talk.read(AlpacaWords.subscription(List.of("BTC/USD", "ETH/USD")))).hasSize(2);
    assertThat(talk.due()).containsExactly(subscribe("SOL/USD"));
    assertThat(talk.read(no))
        .containsExactly(
            new Frame.Refused(
                SOL,
                "Alpaca refused with 405 symbol limit exceeded (the key's plan takes no more"
                    + " symbols: follow fewer, or change the plan)"));
    assertThat(talk.ping()).contains(subscribe("BTC/USD", "ETH/USD"));
  }

  @Test
  void numbers_trades_by_their_stamps_and_tells_one_that_comes_again_once() {
    follow(BTC, ETH);
    Frame.Trade trade = new Frame.Trade(77, NOON, Price.of("0.123456789"), Quantity.of("0.5"));
    Frame.Trade other = new Frame.Trade(5, NOON, Price.of("2"), Quantity.of("1"));
    long id = 1_772_452_800_123_456_789L;

    assertThat(talk.read(AlpacaWords.trades("BTC/USD", List.of(trade, trade, other))))
        .containsExactly(trades(id, 77, "0.123456789", "0.5"), trades(id + 1, 5, "2", "1"));
    assertThat(talk.read(AlpacaWords.trades("BTC/USD", List.of(trade)))).isEmpty();
    assertThat(talk.read(AlpacaWords.trades("ETH/USD", List.of(trade)))).hasSize(1);
  }

  private static Frame trades(long id, int name, String price, String quantity) {
    return new Frame.Trades(
        BTC,
        false,
        List.of(
            new Frame.Trade(
                id,
                Instant.parse("2026-03-02T12:00:00.123456Z"),
                Price.of(price),
                Quantity.of(quantity),
                Integer.toString(name),
                Optional.of(Side.SELL))));
  }

  @Test
  void takes_no_price_from_a_quote_of_one_side() {
    follow(BTC);

    assertThat(talk.read(AlpacaWords.quote("BTC/USD", NOON, "0", "2")))
        .singleElement()
        .isInstanceOfSatisfying(
            Frame.Booked.class,
            booked -> {
              assertThat(booked.bids()).isEmpty();
              assertThat(booked.asks()).hasSize(1);
            });
  }
}
