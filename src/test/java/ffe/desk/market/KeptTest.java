package ffe.desk.market;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.ToldLog;
import ffe.desk.EngineBench;
import ffe.desk.HandFeed;
import ffe.market.SourceAwayException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class KeptTest {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final EngineBench bench = new EngineBench();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private Optional<RuntimeException> failure = Optional.empty();
  private int asked;
  private final Kept<Integer> kept =
      new Kept<>(this::ask, new Kept.Pace(FRESH, PAUSE), waiting::add, bench.clock);

  private Integer ask() {
    asked++;
    failure.ifPresent(
        e -> {
          throw e;
        });
    return asked;
  }

  private void answerAll() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  @Test
  void nobody_who_looks_waits_and_one_question_is_out_however_many_look() {
    for (int i = 0; i < 100; i++) {
      assertThat(kept.look().value()).isEmpty();
    }
    assertThat(waiting).hasSize(1);
    answerAll();

    assertThat(kept.look().value()).contains(1);
    assertThat(kept.look().at()).contains(HandFeed.START);
    assertThat(waiting).isEmpty();
  }

  @Test
  void asks_again_only_when_the_answer_is_old() {
    kept.look();
    answerAll();
    bench.later(FRESH.minusSeconds(1));
    kept.look();
    assertThat(waiting).isEmpty();
    bench.later(Duration.ofSeconds(1));

    assertThat(kept.look().value()).as("the old one, until there is a new one").contains(1);
    answerAll();
    assertThat(kept.look().value()).contains(2);
  }

  @Test
  void keeps_the_last_good_answer_with_its_age_while_nobody_answers() {
    kept.look();
    answerAll();
    failure = Optional.of(new SourceAwayException("away"));
    bench.later(FRESH);
    kept.look();
    answerAll();

    assertThat(kept.look())
        .isEqualTo(new Kept.Answer<>(Optional.of(1), Optional.of(HandFeed.START), "away"));
    assertThat(waiting).as("not before the pause is over").isEmpty();
    bench.later(PAUSE);
    failure = Optional.empty();
    kept.look();
    answerAll();
    assertThat(kept.look().trouble()).isEmpty();
    assertThat(kept.look().value()).contains(3);
  }

  @Test
  void the_words_of_a_bug_are_not_shown() {
    failure = Optional.of(new IllegalStateException("secret"));
    kept.look();
    ToldLog.by(Kept.class, this::answerAll);
    assertThat(kept.look().trouble()).isEqualTo("it could not be asked; the log says why");
    bench.later(PAUSE);
    failure = Optional.empty();
    kept.look();
    answerAll();
    assertThat(kept.look().value()).isPresent();
  }

  @Test
  void goes_on_asking_after_a_time_when_nobody_was_free_to() {
    Deque<Runnable> taken = new ArrayDeque<>();
    Kept<Integer> busy =
        new Kept<>(
            this::ask,
            new Kept.Pace(FRESH, PAUSE),
            work -> {
              if (taken.isEmpty()) {
                taken.add(work);
                throw new RejectedExecutionException("full");
              }
              work.run();
            },
            bench.clock);
    assertThat(busy.look().trouble()).isEqualTo("nobody is free to ask");
    bench.later(PAUSE);
    assertThat(busy.look().value()).contains(1);
  }

  @Test
  void a_clock_that_was_set_back_does_not_keep_it_silent() {
    kept.look();
    answerAll();
    bench.later(Duration.ofDays(-1));
    kept.look();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void waits_for_the_very_first_answer_and_for_none_after_it() {
    Kept<Integer> here =
        new Kept<>(this::ask, new Kept.Pace(FRESH, PAUSE), Runnable::run, bench.clock);
    assertThat(here.await(Duration.ofSeconds(20)).value()).contains(1);

    kept.look();
    answerAll();
    bench.later(FRESH);
    Instant begun = bench.clock.instant();
    assertThat(kept.await(Duration.ofDays(1)).value()).isPresent();
    assertThat(bench.clock.instant()).isEqualTo(begun);
    assertThat(waiting).hasSize(1);
  }
}
