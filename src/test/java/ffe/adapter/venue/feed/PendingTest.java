package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PendingTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant NEXT = NOON.plusSeconds(60);

  private final Pending pending = new Pending(Instant.MIN);

  private static List<Frame.Trade> trades(long from, int count, Instant stamp) {
    List<Frame.Trade> trades = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trades.add(new Frame.Trade(from + i, stamp, Price.of("100"), Quantity.of("1")));
    }
    return trades;
  }

  private boolean add(long from, int count, Instant stamp) {
    return pending.add(trades(from, count, stamp), stamp);
  }

  @Test
  void a_subscription_has_the_minutes_that_begin_after_it() {
    pending.subscribedAt(NOON.plusMillis(1));
    assertThat(pending.reachesBackTo(NOON, 0)).isFalse();
    assertThat(pending.reachesBackTo(NEXT, 0)).isTrue();
  }

  @Test
  void earlier_trades_count_only_where_they_reach_the_first_one_here() {
    add(100, 2, NOON.plusSeconds(5));
    pending.addEarlier(trades(90, 10, NOON.minusSeconds(1)), NOON.plusSeconds(6));
    assertThat(pending.reachesBackTo(NOON, 0)).isFalse();
    assertThat(pending.trades()).hasSize(2);

    pending.addEarlier(trades(90, 11, NOON.minusSeconds(1)), NOON.plusSeconds(6));
    assertThat(pending.reachesBackTo(NOON, 0)).isTrue();
    assertThat(pending.trades()).hasSize(12);
  }

  @Test
  void a_minute_that_cannot_be_had_is_left_when_all_was_asked() {
    assertThat(pending.asksForEarlier()).as("nothing was heard yet").isFalse();
    add(100, 5, NOON.plusSeconds(5));
    for (int i = 0; i < Pending.ASKED_MAX; i++) {
      pending.leaveIfAsked(NOON.plusSeconds(6));
      assertThat(pending.trades()).hasSize(5);
      assertThat(pending.asksForEarlier()).isTrue();
    }
    pending.leaveIfAsked(NOON.plusSeconds(7));

    assertThat(pending.trades()).isEmpty();
    assertThat(pending.asksForEarlier()).isFalse();
    add(105, 3, NOON.plusSeconds(59));
    add(108, 4, NEXT);
    assertThat(pending.trades()).hasSize(4);
    assertThat(pending.reachesBackTo(NOON, 0)).isFalse();
    assertThat(pending.reachesBackTo(NEXT, 0)).isTrue();
  }

  /** The venue's clock is a little ahead of ours. */
  @Test
  void trades_of_the_next_minute_that_came_before_it_by_our_clock_are_kept() {
    pending.add(trades(100, 5, NEXT), NEXT.minusMillis(300));
    pending.asksForEarlier();
    pending.asksForEarlier();
    pending.leaveIfAsked(NEXT.minusMillis(200));

    assertThat(pending.trades()).hasSize(5);
    assertThat(pending.reachesBackTo(NEXT, 0)).isTrue();
  }

  @Test
  void where_there_is_no_room_those_go_first_that_the_candles_tell() {
    pending.subscribedAt(NOON.minusSeconds(5));
    assertThat(add(1, Pending.TRADES_MAX, NOON.minusSeconds(1))).isTrue();
    assertThat(add(50_000, 10, NOON.plusSeconds(1))).isTrue();

    assertThat(pending.trades()).hasSize(10);
    assertThat(pending.reachesBackTo(NOON, 0)).isTrue();
  }

  @Test
  void a_minute_with_more_than_there_is_room_for_is_left() {
    pending.subscribedAt(NOON.minusSeconds(5));
    assertThat(add(1, Pending.TRADES_MAX + 1, NOON.plusSeconds(1))).isTrue();

    assertThat(pending.trades()).isEmpty();
    assertThat(pending.reachesBackTo(NOON, 0)).isFalse();
    assertThat(pending.reachesBackTo(NEXT, 0)).isTrue();
  }

  @Test
  void stamps_that_nothing_can_come_of_are_refused_at_the_limit() {
    Instant far = NOON.plusSeconds(3_600);
    assertThat(pending.add(trades(1, Pending.TRADES_MAX + 1, far), NOON)).isFalse();
  }

  /** After the minute was left, a trade that overlaps the last one told closes nothing. */
  @Test
  void what_overlaps_the_last_trade_told_closes_the_gap_unless_the_minute_was_left() {
    pending.handedOver();
    add(7, 2, NOON.plusSeconds(5));
    assertThat(pending.reachesBackTo(NOON, 7)).isTrue();
    assertThat(pending.reachesBackTo(NOON, 6)).isFalse();
    add(9, Pending.TRADES_MAX, NOON.plusSeconds(6));

    assertThat(pending.reachesBackTo(NOON, 7)).isFalse();
  }
}
