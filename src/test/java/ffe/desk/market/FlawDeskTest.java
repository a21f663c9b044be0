package ffe.desk.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.RowPage;
import ffe.market.DataFlaw;
import ffe.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlawDeskTest {

  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private final List<DataFlaw> kept = new ArrayList<>();
  private final List<Instant> forgotten = new ArrayList<>();
  private boolean isAway;
  private final FlawDesk desk =
      new FlawDesk(
          new FlawBook() {
            @Override
            public void keep(List<DataFlaw> flaws, Instant forgetBefore) {
              if (isAway) {
                throw new IllegalStateException("away");
              }
              kept.addAll(flaws);
              forgotten.add(forgetBefore);
            }

            @Override
            public RowPage<DataFlaw> page(FlawQuery query) {
              return new RowPage<>(kept, Optional.empty());
            }
          });

  private static DataFlaw flaw(String pair, DataFlaw.Kind kind, String told, Instant at) {
    return new DataFlaw("hand", Optional.of(Instrument.of(pair)), kind, told, "why", at);
  }

  @Test
  void an_hour_keeps_twenty_of_a_kind_and_counts_all() {
    for (int i = 0; i < 100; i++) {
      desk.heard(flaw("BTC-USD", DataFlaw.Kind.OUTLIER, "" + i, START.plusSeconds(i)));
    }
    desk.heard(flaw("ETH-USD", DataFlaw.Kind.OUTLIER, "another pair", START));
    desk.heard(flaw("BTC-USD", DataFlaw.Kind.SPIKE, "another kind", START));
    desk.heard(flaw("BTC-USD", DataFlaw.Kind.OUTLIER, "next hour", START.plusSeconds(3600)));
    desk.store();

    assertThat(kept).hasSize(FlawDesk.HOUR_MAX + 3);
    assertThat(kept.get(FlawDesk.HOUR_MAX - 1).told()).isEqualTo("19");
    assertThat(desk.count("hand", DataFlaw.Kind.OUTLIER)).isEqualTo(102);
    assertThat(desk.count("hand", DataFlaw.Kind.SPIKE)).isEqualTo(1);
    assertThat(desk.count("hand", DataFlaw.Kind.UNREADABLE)).isZero();
    assertThat(forgotten).containsExactly(START.plusSeconds(3600).minus(FlawDesk.KEPT));
  }

  @Test
  void what_cannot_be_stored_waits_in_its_order_and_no_more_than_there_is_room_for() {
    isAway = true;
    desk.heard(flaw("BTC-USD", DataFlaw.Kind.SPIKE, "first", START));
    assertThatThrownBy(desk::store).hasMessage("away");
    for (int i = 0; i < 2 * FlawDesk.WAITING_MAX; i++) {
      desk.heard(flaw("BTC-USD", DataFlaw.Kind.SPIKE, "" + i, START.plusSeconds(3600L * i)));
    }
    assertThatThrownBy(desk::store).hasMessage("away");
    isAway = false;
    desk.store();
    desk.store();

    assertThat(kept).hasSize(FlawDesk.WAITING_MAX);
    assertThat(kept.get(0).told()).isEqualTo("first");
    assertThat(kept.get(1).told()).isEqualTo("0");
    assertThat(forgotten).as("nothing waits, nobody is asked").hasSize(1);
    assertThat(desk.count("hand", DataFlaw.Kind.SPIKE)).isEqualTo(1 + 2 * FlawDesk.WAITING_MAX);
  }
}
