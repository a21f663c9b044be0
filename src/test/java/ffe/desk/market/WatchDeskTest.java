package ffe.desk.market;

import static ffe.desk.market.InstrumentBench.TRADER;
import static ffe.desk.market.InstrumentBench.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.ConflictException;
import ffe.desk.ForbiddenException;
import ffe.desk.HandFeed;
import ffe.market.Instrument;
import ffe.money.Price;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WatchDeskTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instrument ETH = Instrument.of("ETH-USD");

  private final InstrumentBench bench = new InstrumentBench();
  private final WatchDesk desk = bench.watching();

  @BeforeEach
  void beat() {
    bench.beat();
  }

  private WatchView view(Instrument instrument) {
    return desk.list(VIEWER).stream()
        .filter(v -> v.instrument().equals(instrument))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_watched_instrument_shows_its_quote_and_who_trades_it() {
    desk.add(TRADER, "kraken", BTC);
    desk.add(TRADER, "kraken", ETH);
    desk.list(VIEWER);
    bench.bench.later(Duration.ofSeconds(15));

    assertThat(view(BTC).traders()).containsExactly("kraken");
    assertThat(view(ETH).traders()).isEmpty();
    assertThat(view(ETH).last()).contains(Price.of("100"));
    assertThat(view(ETH).age()).contains(Duration.ZERO);
    assertThat(view(ETH).isStale()).isFalse();
  }

  @Test
  void all_watched_of_a_source_are_asked_for_at_once() {
    desk.add(TRADER, "kraken", BTC);
    desk.add(TRADER, "kraken", ETH);
    bench.bench.later(Duration.ofSeconds(15));
    bench.kraken.quoted.clear();
    for (int i = 0; i < 20; i++) {
      desk.list(VIEWER);
    }
    assertThat(bench.kraken.quoted).containsExactly("[BTC-USD, ETH-USD]");
  }

  @Test
  void an_old_quote_is_stale_and_says_why_there_is_no_newer_one() {
    desk.add(TRADER, "kraken", ETH);
    desk.list(VIEWER);
    bench.kraken.fail("no answer");
    bench.bench.later(WatchDesk.QUOTE_AGE_MAX);
    assertThat(view(ETH).isStale()).isFalse();
    bench.bench.later(Duration.ofSeconds(1));

    assertThat(view(ETH).isStale()).isTrue();
    assertThat(view(ETH).last()).contains(Price.of("100"));
    assertThat(view(ETH).trouble()).isEqualTo("no answer");
    bench.kraken.recover();
    bench.bench.later(Duration.ofSeconds(15));
    assertThat(view(ETH).isStale()).isFalse();
    assertThat(view(ETH).trouble()).isEmpty();
  }

  @Test
  void each_change_is_written_down_and_what_changes_nothing_is_not() {
    assertThat(desk.add(TRADER, "kraken", ETH)).isTrue();
    assertThat(desk.add(TRADER, "kraken", ETH)).isFalse();
    assertThat(desk.remove(TRADER, "kraken", ETH)).isTrue();
    assertThat(desk.remove(TRADER, "kraken", ETH)).isFalse();

    assertThat(bench.noted)
        .extracting(n -> n.actor() + " " + n.command() + " " + n.effect())
        .containsExactly("tom WATCH ETH-USD on kraken", "tom UNWATCH ETH-USD on kraken");
    assertThat(desk.list(VIEWER)).isEmpty();
  }

  @Test
  void a_viewer_looks_and_changes_nothing() {
    assertThatThrownBy(() -> desk.add(VIEWER, "kraken", ETH))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> desk.remove(VIEWER, "kraken", ETH))
        .isInstanceOf(ForbiddenException.class);
    assertThat(bench.book.entries()).isEmpty();
  }

  @Test
  void refuses_what_a_source_is_known_not_to_list_and_takes_what_nobody_knows() {
    assertThatThrownBy(() -> desk.add(TRADER, "kraken", Instrument.of("NOWHERE-USD")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kraken does not list NOWHERE-USD");
    assertThatThrownBy(() -> desk.add(TRADER, "nyse", ETH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(bench.book.entries()).isEmpty();

    InstrumentBench silent = new InstrumentBench();
    silent.kraken.fail("no answer");
    silent.beat();
    assertThat(silent.watching().add(TRADER, "kraken", ETH)).isTrue();
  }

  @Test
  void what_cannot_be_traded_can_be_watched() {
    assertThat(desk.add(TRADER, "kraken", Instrument.of("SOL-EUR"))).isTrue();
  }

  @Test
  void a_full_list_takes_no_more() {
    for (int i = 0; i < WatchBook.ENTRIES_MAX; i++) {
      bench.book.add(
          new WatchBook.Entry(
              "kraken", Instrument.of("A" + (10 + i) + "-USD"), HandFeed.START, "tom"));
    }
    assertThatThrownBy(() -> desk.add(TRADER, "kraken", ETH))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("at most 50");
    assertThat(bench.noted).isEmpty();
  }

  @Test
  void the_list_is_read_once_in_a_while_however_many_look() {
    desk.list(VIEWER);
    bench.book.reads = 0;
    for (int i = 0; i < 20; i++) {
      desk.list(VIEWER);
    }
    assertThat(bench.book.reads).isZero();
    bench.book.add(new WatchBook.Entry("kraken", ETH, HandFeed.START, "another server"));
    bench.bench.later(Duration.ofSeconds(10));
    assertThat(desk.list(VIEWER)).extracting(WatchView::instrument).isEqualTo(List.of(ETH));
  }
}
