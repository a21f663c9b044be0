package ffe.desk.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.HeldClock;
import ffe.desk.keeping.OldRows.Kind;
import ffe.desk.keeping.OldRows.Series;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RetentionTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Series MINUTES = new Series(Kind.CANDLES, "tape", "BTC-USD", "1m");
  private static final Series TRADES = new Series(Kind.IMPORTS, "import:x", "BTC-USD", "");

  private final Rows rows = new Rows();
  private final Texts texts = new Texts();
  private final Ticks ticks = new Ticks();
  private Instant now = Instant.parse("2026-11-21T02:00:00Z");

  /** Old rows that are numbers only. */
  private static final class Rows implements OldRows {
    private final Map<Series, Integer> old = new LinkedHashMap<>();
    private final List<Integer> steps = new ArrayList<>();
    private boolean isDown;

    @Override
    public List<Series> series(Kind kind) {
      return old.keySet().stream().filter(s -> s.kind() == kind).toList();
    }

    @Override
    public int remove(Series series, Duration age, int most) {
      if (isDown) {
        throw new IllegalStateException("the database is away");
      }
      assertThat(age).isEqualTo(YEAR);
      int gone = Math.min(most, old.get(series));
      old.merge(series, -gone, Integer::sum);
      steps.add(gone);
      return gone;
    }
  }

  /** Old records that are numbers only, and the files they went to. */
  private static final class Texts implements OldTexts, TextShelf {
    private int old;
    private boolean isFull;
    private final List<Integer> files = new ArrayList<>();

    @Override
    public List<String> accounts() {
      return List.of("main");
    }

    @Override
    public List<Text> oldest(String account, Duration age, int most) {
      assertThat(age).isEqualTo(YEAR);
      return Collections.nCopies(Math.min(old, most), new Text("id", Instant.EPOCH, "", ""));
    }

    @Override
    public Written write(String account, List<Text> texts) {
      if (isFull) {
        throw new BackupFailedException("No space left on device", new IOException());
      }
      files.add(texts.size());
      return new Written("file " + files.size(), "");
    }

    @Override
    public void retire(String account, List<Text> texts, Duration age, Written file) {
      assertThat(file.file()).as("written before").isEqualTo("file " + files.size());
      old -= texts.size();
    }
  }

  /** Old ticks that are a number only. */
  private static final class Ticks implements OldTicks {
    private int old;
    private boolean isDroppedByItself;

    @Override
    public boolean keepFor(Duration age) {
      assertThat(age).isEqualTo(Duration.ofDays(2));
      return isDroppedByItself;
    }

    @Override
    public int remove(Duration age, int most) {
      assertThat(age).isEqualTo(Duration.ofDays(2));
      assertThat(isDroppedByItself).isFalse();
      int gone = Math.min(most, old);
      old -= gone;
      return gone;
    }
  }

  @Test
  void removes_old_ticks_whether_or_not_candles_leave_for_files() {
    for (boolean isOn : List.of(false, true)) {
      ticks.old = 12_000;
      ColdMove.Plan plan = new ColdMove.Plan(isOn, isOn ? Optional.of(YEAR) : Optional.empty());
      Retention retention = started(new ColdMove(new MemoryCold(), new MemoryCold(), plan, wall()));
      after(retention, Duration.ofHours(1));
      assertThat(ticks.old).isZero();
      assertThat(retention.goneTicks()).isEqualTo(12_000);
    }
  }

  @Test
  void leaves_ticks_to_a_database_that_drops_them_by_itself() {
    ticks.old = 12_000;
    ticks.isDroppedByItself = true;
    Retention retention = started();
    after(retention, Duration.ofHours(1));
    assertThat(ticks.old).isEqualTo(12_000);
    assertThat(retention.goneTicks()).isZero();
  }

  private Retention started(Kind... kinds) {
    return started(
        new ColdMove(new MemoryCold(), new MemoryCold(), ColdMove.Plan.OFF, wall()), kinds);
  }

  private Clock wall() {
    return HeldClock.telling(() -> now);
  }

  private Retention started(ColdMove cold, Kind... kinds) {
    Map<Kind, Duration> ages = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      ages.put(kind, YEAR);
    }
    return new Retention(
        rows,
        new TextRetention(texts, texts),
        cold,
        new TickRetention(ticks, new OldTicks.Age(Duration.ofDays(2))),
        new Retention.Ages(ages, YEAR),
        wall());
  }

  private void after(Retention retention, Duration time) {
    now = now.plus(time);
    retention.tick();
  }

  @Test
  void removes_what_is_old_in_steps_once_a_day_and_not_at_the_start() {
    rows.old.put(MINUTES, 12_000);
    Retention retention = started(Kind.CANDLES);
    after(retention, Duration.ofMinutes(19));
    assertThat(rows.steps).isEmpty();
    after(retention, Duration.ofMinutes(1));
    assertThat(rows.steps).containsExactly(5_000, 5_000, 2_000);
    assertThat(retention.removed(Kind.CANDLES)).contains(12_000L);
    after(retention, Duration.ofHours(23));
    assertThat(rows.steps).hasSize(3);
    after(retention, Duration.ofHours(1));
    assertThat(rows.steps).hasSize(4);
  }

  @Test
  void touches_no_kind_that_was_not_named() {
    rows.old.put(MINUTES, 7);
    rows.old.put(TRADES, 9);
    Retention retention = started(Kind.IMPORTS);
    after(retention, Duration.ofHours(1));
    assertThat(rows.old).containsEntry(MINUTES, 7).containsEntry(TRADES, 0);
    assertThat(retention.removed(Kind.CANDLES)).isEmpty();
    rows.old.put(TRADES, 9);
    after(started(), Duration.ofDays(9));
    assertThat(rows.old).containsEntry(TRADES, 9);
  }

  @Test
  void removes_nothing_of_a_series_where_old_candles_have_files_to_go_to() {
    rows.old.put(MINUTES, 7);
    rows.old.put(TRADES, 9);
    texts.old = 3;
    MemoryCold candles = new MemoryCold();
    candles.put("tape", 2024, 1, 3);
    ColdMove cold =
        new ColdMove(candles, candles, new ColdMove.Plan(true, Optional.of(YEAR)), wall());
    after(started(cold, Kind.CANDLES, Kind.IMPORTS), Duration.ofHours(1));
    assertThat(rows.old).containsEntry(MINUTES, 7).containsEntry(TRADES, 9);
    assertThat(candles.rows).isEmpty();
    assertThat(candles.files).hasSize(1);
    assertThat(texts.old).isZero();
    // a folder alone moves nothing and still keeps what there is
    ColdMove still =
        new ColdMove(candles, candles, new ColdMove.Plan(true, Optional.empty()), wall());
    candles.put("tape", 2024, 2, 3);
    after(started(still, Kind.CANDLES, Kind.IMPORTS), Duration.ofHours(1));
    assertThat(rows.old).containsEntry(MINUTES, 7);
    assertThat(candles.rows).hasSize(3);
  }

  @Test
  void does_at_once_what_was_asked_for() {
    rows.old.put(MINUTES, 7);
    Retention retention = started(Kind.CANDLES);
    retention.tick();
    assertThat(rows.old).containsEntry(MINUTES, 7);
    retention.soon();
    retention.tick();
    assertThat(rows.old).containsEntry(MINUTES, 0);
  }

  @Test
  void does_a_bounded_part_a_day_and_goes_on_the_next() {
    int bound = Retention.STEP_ROWS * Retention.STEPS_MAX;
    rows.old.put(MINUTES, bound + 1);
    Retention retention = started(Kind.CANDLES);
    after(retention, Duration.ofHours(1));
    assertThat(rows.old).containsEntry(MINUTES, 1);
    after(retention, Duration.ofDays(1));
    assertThat(rows.old).containsEntry(MINUTES, 0);
  }

  @Test
  void tries_again_in_an_hour_when_the_database_was_away() {
    rows.old.put(MINUTES, 7);
    rows.isDown = true;
    Retention retention = started(Kind.CANDLES);
    after(retention, Duration.ofHours(1));
    rows.isDown = false;
    after(retention, Duration.ofMinutes(59));
    assertThat(rows.old).containsEntry(MINUTES, 7);
    after(retention, Duration.ofMinutes(1));
    assertThat(rows.old).containsEntry(MINUTES, 0);
  }

  @Test
  void takes_old_records_out_file_by_file_in_a_bounded_number_a_day() {
    texts.old = TextRetention.FILE_RECORDS * TextRetention.FILES_MAX + 7;
    Retention retention = started();
    after(retention, Duration.ofHours(1));
    assertThat(texts.old).isEqualTo(7);
    after(retention, Duration.ofDays(1));
    assertThat(texts.old).isZero();
    assertThat(texts.files).hasSize(TextRetention.FILES_MAX + 1).endsWith(7);
    assertThat(retention.retired()).isEqualTo(TextRetention.FILE_RECORDS * 100L + 7);
  }

  @Test
  void a_record_that_cannot_be_written_to_a_file_stays() {
    texts.old = 3;
    texts.isFull = true;
    Retention retention = started();
    after(retention, Duration.ofHours(1));
    assertThat(texts.old).isEqualTo(3);
    texts.isFull = false;
    after(retention, Duration.ofHours(1));
    assertThat(texts.old).isZero();
  }
}
