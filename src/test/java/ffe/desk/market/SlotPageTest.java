package ffe.desk.market;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SlotPageTest {

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final SeriesView SERIES =
      new SeriesView(
          "import:btc", Instrument.of("BTC-USD"), Timeframe.M1, START, START.plusSeconds(6_000));

  private static Candle candle(int minute) {
    return new Candle(at(minute), 10, 20 + minute, 5, 10 + minute, 3, 2);
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  /** Stored minutes within a range of twenty. */
  private static Sample sample(Optional<Instant> next, int... minutes) {
    return new Sample(
        Duration.ofMinutes(1),
        SERIES,
        at(0),
        at(20),
        IntStream.of(minutes).mapToObj(SlotPageTest::candle).toList(),
        false,
        List.of(),
        next);
  }

  private static List<Instant> openings(SlotPage page) {
    return page.slots().stream().map(Slot::opensAt).toList();
  }

  private static List<Instant> minutes(int from, int to) {
    return IntStream.range(from, to).mapToObj(SlotPageTest::at).toList();
  }

  @Test
  void repeats_the_last_close_without_volume_where_nothing_is_stored() {
    SlotPage page =
        SlotPage.filled(sample(Optional.empty(), 2, 5), GapMode.FLAT, Optional.of(candle(-3)), 100);
    assertThat(openings(page)).isEqualTo(minutes(0, 20));
    assertThat(page.next()).isEmpty();
    assertThat(page.slots().get(0).candle()).contains(new Candle(at(0), 7, 7, 7, 7, 0, 0));
    assertThat(page.slots().get(2).candle()).contains(candle(2));
    assertThat(page.slots().get(4).candle()).contains(new Candle(at(4), 12, 12, 12, 12, 0, 0));
    assertThat(page.slots().get(19).candle()).contains(new Candle(at(19), 15, 15, 15, 15, 0, 0));
    assertThat(page.slots().stream().filter(s -> !s.isFilled()).map(Slot::opensAt))
        .containsExactly(at(2), at(5));
  }

  @Test
  void names_openings_alone_where_nothing_is_to_stand_in() {
    SlotPage page =
        SlotPage.filled(sample(Optional.empty(), 2, 5), GapMode.NULL, Optional.empty(), 100);
    assertThat(openings(page)).isEqualTo(minutes(2, 20));
    assertThat(page.slots().stream().filter(s -> s.candle().isPresent())).hasSize(2);
    assertThat(page.slots()).noneMatch(Slot::isFilled);
  }

  @Test
  void pages_of_any_size_join_to_the_whole() {
    for (int limit = 1; limit < 25; limit++) {
      List<Slot> joined = new ArrayList<>();
      Optional<Instant> from = Optional.of(at(0));
      while (from.isPresent()) {
        Instant begins = from.get();
        List<Candle> rest =
            IntStream.of(0, 1, 7, 19)
                .mapToObj(SlotPageTest::candle)
                .filter(c -> !c.opensAt().isBefore(begins))
                .toList();
        Optional<Candle> before =
            IntStream.of(19, 7, 1, 0, -3)
                .mapToObj(SlotPageTest::candle)
                .filter(c -> c.opensAt().isBefore(begins))
                .findFirst();
        Sample part =
            new Sample(
                Duration.ofMinutes(1),
                SERIES,
                begins,
                at(20),
                rest.subList(0, Math.min(limit, rest.size())),
                false,
                List.of(),
                rest.size() > limit ? Optional.of(rest.get(limit).opensAt()) : Optional.empty());
        SlotPage page = SlotPage.filled(part, GapMode.FLAT, before, limit);
        assertThat(page.slots()).hasSizeBetween(1, limit);
        joined.addAll(page.slots());
        from = page.next();
      }
      SlotPage whole =
          SlotPage.filled(
              sample(Optional.empty(), 0, 1, 7, 19), GapMode.FLAT, Optional.of(candle(-3)), 100);
      assertThat(joined).as("limit " + limit).isEqualTo(whole.slots());
    }
  }

  @Test
  void invents_nothing_before_the_first_candle_there_is() {
    assertThat(
            SlotPage.filled(sample(Optional.empty()), GapMode.FLAT, Optional.empty(), 100).slots())
        .isEmpty();
    assertThat(
            openings(
                SlotPage.filled(sample(Optional.empty(), 18), GapMode.FLAT, Optional.empty(), 100)))
        .isEqualTo(minutes(18, 20));
  }
}
