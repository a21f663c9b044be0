package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.market.WatchBook;
import ffe.desk.market.WatchBook.Added;
import ffe.desk.market.WatchBook.Entry;
import ffe.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreWatchesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  private final StoreWatches watches = new StoreWatches(TestStore.transactions());

  @BeforeEach
  @AfterEach
  void empty() {
    watches.entries().forEach(e -> watches.remove(e.source(), e.instrument()));
  }

  private static Entry entry(int i) {
    return new Entry(
        "kraken", Instrument.of("A" + (100 + i) + "-USD"), NOON.plusSeconds(i), "o'tom");
  }

  @Test
  void keeps_what_is_watched_oldest_first_and_each_once() {
    assertThat(watches.add(entry(2))).isEqualTo(Added.ADDED);
    assertThat(watches.add(entry(1))).isEqualTo(Added.ADDED);
    assertThat(watches.add(entry(2))).isEqualTo(Added.WAS_THERE);
    assertThat(watches.entries()).containsExactly(entry(1), entry(2));
  }

  @Test
  void the_same_instrument_of_two_sources_is_two_entries() {
    Entry other = new Entry("tape", entry(1).instrument(), NOON, "ann");
    watches.add(entry(1));
    assertThat(watches.add(other)).isEqualTo(Added.ADDED);
    assertThat(watches.remove("tape", other.instrument())).isTrue();
    assertThat(watches.remove("tape", other.instrument())).isFalse();
    assertThat(watches.entries()).containsExactly(entry(1));
  }

  @Test
  void holds_fifty_and_still_knows_those_it_holds_when_it_is_full() {
    for (int i = 0; i < WatchBook.ENTRIES_MAX; i++) {
      assertThat(watches.add(entry(i))).isEqualTo(Added.ADDED);
    }
    assertThat(watches.add(entry(99))).isEqualTo(Added.FULL);
    assertThat(watches.add(entry(7))).isEqualTo(Added.WAS_THERE);
    watches.remove("kraken", entry(0).instrument());
    assertThat(watches.add(entry(99))).isEqualTo(Added.ADDED);
  }

  @Test
  void holds_fifty_however_many_add_at_the_same_time()
      throws InterruptedException, ExecutionException, TimeoutException {
    for (int i = 0; i < WatchBook.ENTRIES_MAX - 2; i++) {
      watches.add(entry(i));
    }
    ExecutorService people = Executors.newFixedThreadPool(6);
    try {
      List<Future<Added>> answers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Entry one = entry(200 + i);
        answers.add(people.submit(() -> watches.add(one)));
      }
      List<Added> told = new ArrayList<>();
      for (Future<Added> answer : answers) {
        told.add(answer.get(60, TimeUnit.SECONDS));
      }
      assertThat(told).filteredOn(a -> a == Added.ADDED).hasSize(2);
      assertThat(told).filteredOn(a -> a == Added.FULL).hasSize(10);
      assertThat(watches.entries()).hasSize(WatchBook.ENTRIES_MAX);
    } finally {
      people.shutdownNow();
    }
  }
}
