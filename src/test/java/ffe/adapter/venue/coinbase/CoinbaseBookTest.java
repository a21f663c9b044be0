package ffe.adapter.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.BookContract;
import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.market.Instrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CoinbaseBookTest extends BookContract {

  private static final Instrument BTC = Instrument.of("BTC-USD");

  private long number;

  @Override
  protected Dialect dialect() {
    return new CoinbaseDialect();
  }

  @Override
  protected Instrument pair() {
    return BTC;
  }

  @Override
  protected int depth() {
    return 25;
  }

  @Override
  protected void stands(Dialect.Talk of) {
    number = 0;
    of.read(CoinbaseWords.subscriptions(number++, "BTC-USD"));
  }

  @Override
  protected String whole(VenueOrders orders) {
    return CoinbaseWords.level2(number++, "snapshot", orders.bids(9_999), orders.asks(9_999));
  }

  @Override
  protected String change(VenueOrders before, VenueOrders after) {
    return CoinbaseWords.level2(
        number++, "update", after.bidsSince(before, 9_999), after.asksSince(before, 9_999));
  }

  @Override
  protected String foreign(String message) {
    return message.replace("BTC-USD", "SOL-USD");
  }

  /** Of 3,000 levels 1,000 are kept; when nearly all of these went the rest is not made up. */
  @Test
  void asks_again_before_the_levels_that_were_not_kept_would_leave_a_hole() {
    Dialect.Talk talk = dialect().talk();
    talk.subscribe(List.of(BTC));
    stands(talk);
    VenueOrders orders = VenueOrders.of("100.50", "100.60", "0.01", 3_000);
    assertThat(talk.read(whole(orders))).hasSize(1);
    List<VenueOrders.Line> asks = orders.asks(3_000);
    List<VenueOrders.Line> gone = new ArrayList<>();
    for (VenueOrders.Line ask : asks.subList(0, 975)) {
      gone.add(new VenueOrders.Line(ask.price(), BigDecimal.ZERO));
    }

    List<Frame> thin =
        talk.read(CoinbaseWords.level2(number++, "update", List.of(), gone.subList(0, 974)));
    assertThat(thin).hasSize(1).allMatch(Frame.Booked.class::isInstance);
    // behind the last level that is kept nothing is known, so what is told there is not taken
    assertThat(
            ((Frame.Booked)
                    talk.read(
                            CoinbaseWords.level2(
                                number++, "update", List.of(), List.of(asks.get(2_000))))
                        .get(0))
                .asks())
        .isEqualTo(VenueOrders.levels(asks.subList(974, 999)));

    assertThat(talk.read(CoinbaseWords.level2(number++, "update", List.of(), asks(asks, 974, 976))))
        .containsExactly(
            new Frame.BookLost(BTC, "too few levels are left of those that were kept"));
  }

  private static List<VenueOrders.Line> asks(List<VenueOrders.Line> asks, int from, int to) {
    return asks.subList(from, to).stream()
        .map(ask -> new VenueOrders.Line(ask.price(), BigDecimal.ZERO))
        .toList();
  }

  @Test
  void drops_a_book_of_a_side_that_is_none() {
    Dialect.Talk talk = dialect().talk();
    talk.subscribe(List.of(BTC));
    stands(talk);
    String message =
        whole(VenueOrders.of("100.5", "100.6", "0.1", 40)).replace("\"offer\"", "\"ask\"");

    assertThat(talk.read(message))
        .containsExactly(new Frame.BookLost(BTC, "unreadable: a side that is none: ask"));
  }
}
