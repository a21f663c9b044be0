package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.FeedState;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.SourcePosition;
import ffe.market.Tick;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TapeSourceTest {

  private final TapeSource source = TapeSource.bundled();
  private final MarketBook book = source.open(Optional.empty());

  @Test
  void starts_after_two_days_of_history_on_a_whole_minute() {
    assertThat(source.start()).isEqualTo(Instant.parse("2013-11-27T00:00:00Z"));
    assertThat(book.now()).isEqualTo(source.start());
    assertThat(book.state()).isEqualTo(FeedState.WARMING_UP);
    assertThat(source.position().time()).isEqualTo(source.start());
    assertThat(source.id()).isEqualTo("tape:bitstamp-btcusd-2013-11");
    assertThat(source.isRecorded()).isTrue();
    assertThat(source.description()).isEqualTo("recorded 25 Nov to 1 Dec 2013");
    assertThat(source.digest().hex())
        .isEqualTo("ddeb9dea5fb34818afeac0b35d623e67049180e77f8a3aafbfc31519adcb1937");
  }

  @Test
  void history_is_all_that_happened_before_the_start_and_nothing_later() {
    Tick last = book.lastTick(source.spec().instrument()).orElseThrow();
    assertThat(last.time()).isBefore(source.start());
    assertThat(last.sequence()).isEqualTo(source.position().sequence());
    MarketEvent next = source.read(source.end(), 1).get(0);
    assertThat(next.at()).isAfterOrEqualTo(source.start());
    assertThat(((MarketEvent.Traded) next).tick().sequence()).isEqualTo(last.sequence() + 1);
    assertThat(book.candles(source.spec().instrument(), Timeframe.H1, 100).size()).isEqualTo(48);
  }

  @Test
  void holds_100_000_trades_and_204_of_its_9_603_minutes_have_none() {
    TapeSource all = TapeSource.bundled(Duration.ZERO);
    all.open(Optional.empty());
    Set<Instant> traded = new HashSet<>();
    int trades = 0;
    for (MarketEvent event : all.read(Instant.MAX, 200_000)) {
      if (event instanceof MarketEvent.Traded t) {
        trades++;
        traded.add(Timeframe.M1.floor(t.at()));
      }
    }
    long minutes = Duration.between(all.start(), all.end()).toMinutes() + 1;
    assertThat(trades).isEqualTo(100_000);
    assertThat(minutes).isEqualTo(9_603);
    assertThat(minutes - traded.size()).isEqualTo(204);
    assertThat(all.start()).isEqualTo(Instant.parse("2013-11-25T00:00:00Z"));
    assertThat(all.end()).isEqualTo(Instant.parse("2013-12-01T16:02:05Z"));
  }

  @Test
  void says_that_time_passed_when_all_was_told_and_only_then() {
    Instant limit = source.start().plusSeconds(600);
    List<MarketEvent> all = source.read(limit, 100_000);
    assertThat(all.get(all.size() - 1)).isEqualTo(new MarketEvent.Passed(limit));
    assertThat(source.position().time()).isEqualTo(limit);
    assertThat(source.read(limit, 10)).isEmpty();
    assertThat(source.read(limit.minusSeconds(1), 10)).isEmpty();

    source.open(Optional.empty());
    List<MarketEvent> cut = source.read(limit, all.size() - 1);
    assertThat(cut).isEqualTo(all.subList(0, all.size() - 1));
    assertThat(cut).noneMatch(e -> e instanceof MarketEvent.Passed);
    assertThat(source.read(limit, 1)).containsExactly(new MarketEvent.Passed(limit));
  }

  @Test
  void ends_once_and_stays_ended_after_a_restart() {
    List<MarketEvent> events = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      List<MarketEvent> batch = source.read(Instant.MAX, 1_000);
      batch.forEach(book::apply);
      events.addAll(batch);
    }
    assertThat(events.get(events.size() - 1)).isEqualTo(new MarketEvent.Ended(source.end()));
    assertThat(events).filteredOn(e -> e instanceof MarketEvent.Ended).hasSize(1);
    assertThat(book.state()).isEqualTo(FeedState.ENDED);

    MarketBook again = source.open(Optional.of(source.position()));
    assertThat(again.state()).isEqualTo(FeedState.ENDED);
    assertThat(source.read(Instant.MAX, 10)).isEmpty();
  }

  @Test
  void tells_the_end_again_to_whoever_had_only_seen_the_last_trade() {
    source.open(Optional.of(new SourcePosition(100_000, source.end())));
    assertThat(source.read(source.end().minusMillis(1), 10)).isEmpty();
    assertThat(source.read(source.end(), 10)).containsExactly(new MarketEvent.Ended(source.end()));
  }

  @Test
  void refuses_positions_that_are_not_its_own() {
    Instant start = source.start();
    SourcePosition first = source.position();
    for (SourcePosition wrong :
        List.of(
            new SourcePosition(-1, start),
            new SourcePosition(100_002, source.end()),
            new SourcePosition(first.sequence(), start.minusSeconds(3_600)),
            new SourcePosition(first.sequence(), start.plusSeconds(3_600)),
            new SourcePosition(100_000, source.end().plusSeconds(1)))) {
      assertThatThrownBy(() -> source.open(Optional.of(wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a position of tape:");
    }
  }

  @Test
  void starts_anywhere_inside_the_recording_and_nowhere_else() {
    assertThat(TapeSource.bundled(Duration.ofHours(100).plusSeconds(59)).start())
        .isEqualTo(Instant.parse("2013-11-29T04:00:00Z"));
    assertThatThrownBy(() -> TapeSource.bundled(Duration.ofDays(7)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TapeSource.bundled(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source.read(source.end(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
