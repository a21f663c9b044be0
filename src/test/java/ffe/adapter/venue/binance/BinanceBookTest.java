package ffe.adapter.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.BookContract;
import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.market.Instrument;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BinanceBookTest extends BookContract {

  private static final Instrument BTC = Instrument.of("BTC-USDT");

  private long number;

  @Override
  protected Dialect dialect() {
    return new BinanceDialect();
  }

  @Override
  protected Instrument pair() {
    return BTC;
  }

  @Override
  protected int depth() {
    return 20;
  }

  @Override
  protected boolean isEachWhole() {
    return true;
  }

  @Override
  protected String whole(VenueOrders orders) {
    return BinanceWords.depth("BTCUSDT", orders, ++number);
  }

  @Override
  protected String change(VenueOrders before, VenueOrders after) {
    return whole(after);
  }

  @Override
  protected String foreign(String message) {
    return message.replace("btcusdt", "solusdt");
  }

  @Test
  void passes_over_a_book_that_is_older_than_the_last() {
    Dialect.Talk talk = dialect().talk();
    talk.subscribe(List.of(BTC));
    VenueOrders orders = VenueOrders.of("100.5", "100.6", "0.1", 40);

    assertThat(talk.read(BinanceWords.depth("BTCUSDT", orders, 9_007_199_254_740_993L))).hasSize(1);
    assertThat(talk.read(BinanceWords.depth("BTCUSDT", orders, 9_007_199_254_740_992L))).isEmpty();
    assertThat(talk.read(BinanceWords.depth("BTCUSDT", orders, 9_007_199_254_740_993L))).isEmpty();
    assertThat(talk.read(BinanceWords.depth("BTCUSDT", orders, 9_007_199_254_740_994L))).hasSize(1);
  }

  @Test
  void passes_over_a_book_that_does_not_say_whose_it_is() {
    Dialect.Talk talk = dialect().talk();
    talk.subscribe(List.of(BTC));

    assertThat(talk.read("{\"lastUpdateId\":160,\"bids\":[],\"asks\":[]}")).isEmpty();
  }
}
