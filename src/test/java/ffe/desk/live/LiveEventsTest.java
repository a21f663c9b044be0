package ffe.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.live.LiveEvent.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LiveEventsTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final LiveEvents live =
      new LiveEvents(Clock.fixed(START, ZoneOffset.UTC), LiveRelay.NOBODY);

  private void tell(String account, int times) {
    for (int i = 0; i < times; i++) {
      live.tell(Kind.STATE, account, START, "body " + i);
    }
  }

  private LiveListener listen(Optional<Long> after) {
    return live.listen("main", after).orElseThrow();
  }

  private static List<LiveEvent> heard(LiveListener listener) throws InterruptedException {
    List<LiveEvent> heard = new ArrayList<>();
    for (Optional<LiveEvent> next = listener.take(Duration.ZERO);
        next.isPresent();
        next = listener.take(Duration.ZERO)) {
      heard.add(next.get());
    }
    return heard;
  }

  @Test
  void hears_its_own_account_only_from_now_on_with_rising_ids() throws InterruptedException {
    tell("main", 3);
    try (LiveListener listener = listen(Optional.empty())) {
      tell("other", 2);
      tell("main", 5);
      List<LiveEvent> heard = heard(listener);
      assertThat(heard).hasSize(5).allMatch(event -> event.account().equals("main"));
      assertThat(heard).extracting(LiveEvent::id).isSorted().doesNotHaveDuplicates();
      assertThat(listener.takeGap()).isEmpty();
    }
  }

  @Test
  void goes_on_after_the_last_id_without_a_gap() throws InterruptedException {
    long last;
    List<LiveEvent> all = new ArrayList<>();
    try (LiveListener first = listen(Optional.empty())) {
      tell("main", 10);
      all.addAll(heard(first));
      last = all.get(3).id();
    }
    tell("other", 10);
    try (LiveListener again = listen(Optional.of(last))) {
      assertThat(again.takeGap()).isEmpty();
      assertThat(heard(again)).isEqualTo(all.subList(4, 10));
    }
  }

  @Test
  void announces_a_gap_when_what_was_missed_is_no_longer_kept() throws InterruptedException {
    long last;
    try (LiveListener first = listen(Optional.empty())) {
      tell("main", 1);
      last = heard(first).get(0).id();
    }
    tell("main", LiveEvents.KEPT_MAX);
    try (LiveListener again = listen(Optional.of(last))) {
      assertThat(again.takeGap()).isEmpty();
      assertThat(heard(again)).hasSize(LiveEvents.KEPT_MAX);
    }
    tell("main", 1);
    try (LiveListener late = listen(Optional.of(last))) {
      assertThat(late.takeGap()).hasValue(last);
      assertThat(late.takeGap()).isEmpty();
      assertThat(heard(late)).hasSize(LiveEvents.KEPT_MAX);
    }
  }

  @Test
  void an_id_of_another_run_is_a_gap_and_ids_rise_over_runs() throws InterruptedException {
    tell("main", 2);
    LiveEvents next =
        new LiveEvents(Clock.fixed(START.plusSeconds(1), ZoneOffset.UTC), LiveRelay.NOBODY);
    long before;
    try (LiveListener listener = listen(Optional.of(0L))) {
      before = heard(listener).get(1).id();
    }
    next.tell(Kind.STATE, "main", START, "new");
    try (LiveListener listener = next.listen("main", Optional.of(before)).orElseThrow()) {
      assertThat(listener.takeGap()).hasValue(before);
      assertThat(heard(listener)).singleElement().matches(event -> event.id() > before);
    }
    try (LiveListener ahead = live.listen("main", Optional.of(Long.MAX_VALUE)).orElseThrow()) {
      assertThat(ahead.takeGap()).hasValue(Long.MAX_VALUE);
      assertThat(heard(ahead)).hasSize(2);
    }
  }

  @Test
  void who_is_too_slow_is_cut_off_and_nobody_waits() throws InterruptedException {
    try (LiveListener slow = listen(Optional.empty());
        LiveListener quick = listen(Optional.empty())) {
      for (int i = 0; i < LiveListener.WAITING_MAX + 1; i++) {
        assertThat(slow.cut()).isEmpty();
        tell("main", 1);
        assertThat(heard(quick)).hasSize(1);
      }
      assertThat(slow.cut()).hasValue("TOO_SLOW");
      assertThat(slow.take(Duration.ofDays(1))).isEmpty();
      assertThat(quick.cut()).isEmpty();
    }
  }

  @Test
  void no_more_may_listen_than_the_limit_until_one_goes() {
    List<LiveListener> all =
        LongStream.range(0, LiveEvents.LISTENERS_MAX)
            .mapToObj(i -> listen(Optional.empty()))
            .toList();
    assertThat(live.listen("main", Optional.empty())).isEmpty();
    all.get(0).close();
    assertThat(live.listen("main", Optional.empty())).isPresent();
    assertThat(live.listen("main", Optional.empty())).isEmpty();
  }

  @Test
  void the_end_of_the_server_ends_every_stream() throws InterruptedException {
    try (LiveListener listener = listen(Optional.empty())) {
      tell("main", 1);
      live.end();
      assertThat(listener.take(Duration.ofDays(1))).isEmpty();
      assertThat(listener.cut()).hasValue("SERVER_STOPS");
    }
    assertThat(live.listen("main", Optional.empty())).isEmpty();
  }

  private static LiveEvent elsewhere(long id, String body) {
    return new LiveEvent(id, Kind.STATE, "main", START, body);
  }

  @Test
  void what_another_server_committed_is_told_under_its_id_or_a_higher_one()
      throws InterruptedException {
    long now = START.toEpochMilli() * 1_000;
    try (LiveListener listener = listen(Optional.empty())) {
      live.heard(elsewhere(now + 500, "a"));
      live.heard(elsewhere(now + 200, "by a clock that is behind"));
      tell("main", 1);
      assertThat(heard(listener))
          .extracting(LiveEvent::id)
          .containsExactly(now + 500, now + 501, now + 502);
    }
    try (LiveListener mover = listen(Optional.of(now + 500))) {
      assertThat(mover.takeGap()).isEmpty();
      assertThat(heard(mover)).hasSize(2);
    }
  }

  @Test
  void a_gap_elsewhere_is_one_for_who_listens_and_for_who_comes_back_and_not_for_what_is_ours()
      throws InterruptedException {
    long now = START.toEpochMilli() * 1_000;
    tell("ours", 3);
    live.heard(elsewhere(now + 500, "a"));
    try (LiveListener listener = listen(Optional.empty());
        LiveListener ours = live.listen("ours", Optional.of(now + 1)).orElseThrow()) {
      live.missed();
      assertThat(listener.takeGap()).hasValue(now + 500);
      assertThat(ours.takeGap()).isEmpty();
    }
    live.heard(elsewhere(now + 900, "b"));
    try (LiveListener back = listen(Optional.of(now + 400))) {
      assertThat(back.takeGap()).hasValue(now + 400);
      assertThat(heard(back)).extracting(LiveEvent::id).containsExactly(now + 900);
    }
  }

  @Test
  void what_is_committed_here_is_sent_on_and_what_is_heard_is_not() {
    List<LiveEvent> sent = new ArrayList<>();
    LiveEvents relayed = new LiveEvents(Clock.fixed(START, ZoneOffset.UTC), sent::add);
    relayed.tell(Kind.STATE, "main", START, "mine");
    relayed.heard(elsewhere(1, "theirs"));
    assertThat(sent).extracting(LiveEvent::body).containsExactly("mine");
  }
}
