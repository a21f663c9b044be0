package ffe.adapter.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.council.Asker;
import ffe.council.GaveWayException;
import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.ScriptedModel;
import ffe.council.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagedAskerTest {

  private final ExecutorService executor = Executors.newFixedThreadPool(3);

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private static ModelRequest request(String provider, Duration limit) {
    return new ModelRequest(provider, provider + "-1", "rules", "now", 100, limit);
  }

  private static ModelReply said(String raw) {
    return ModelReply.of(raw, Tokens.NONE, "stop");
  }

  @Test
  void answers_stand_in_the_order_of_the_requests_not_of_arrival() {
    CountDownLatch second = new CountDownLatch(1);
    LanguageModel slow =
        new ScriptedModel(
            "slow",
            any -> {
              awaits(second);
              return said("slow");
            });
    LanguageModel fast =
        new ScriptedModel(
            "fast",
            any -> {
              second.countDown();
              return said("fast");
            });
    ManagedAsker asker = new ManagedAsker(List.of(fast, slow), executor);
    Duration limit = Duration.ofSeconds(60);
    assertThat(asker.ask(List.of(request("slow", limit), request("fast", limit))))
        .containsExactly(said("slow"), said("fast"));
  }

  @Test
  void one_that_is_late_is_dropped_and_named_and_the_rest_count() {
    CountDownLatch never = new CountDownLatch(1);
    LanguageModel hangs =
        new ScriptedModel(
            "hangs",
            any -> {
              awaits(never);
              return said("late");
            });
    LanguageModel fast = ScriptedModel.saying("fast", "fast");
    ManagedAsker asker = new ManagedAsker(List.of(hangs, fast), executor);
    List<ModelReply> replies =
        asker.ask(
            List.of(
                request("hangs", Duration.ofMillis(50)), request("fast", Duration.ofSeconds(60))));
    assertThat(replies.get(0))
        .isInstanceOfSatisfying(
            ModelReply.Failure.class,
            f -> {
              assertThat(f.reason()).isEqualTo(Asker.LATE);
              assertThat(f.detail()).contains("hangs");
            });
    assertThat(replies.get(1)).isEqualTo(said("fast"));
    never.countDown();
    assertThat(replies.get(0)).isInstanceOf(ModelReply.Failure.class);
  }

  @Test
  void one_that_breaks_or_is_absent_is_a_failure_that_names_it() {
    LanguageModel breaks =
        new ScriptedModel(
            "breaks",
            any -> {
              throw new IllegalStateException("bug");
            });
    ManagedAsker asker = new ManagedAsker(List.of(breaks), executor);
    Duration limit = Duration.ofSeconds(60);
    assertThat(asker.ask(List.of(request("breaks", limit), request("nobody", limit))))
        .extracting(reply -> ((ModelReply.Failure) reply).reason())
        .containsExactly("ERROR", "ABSENT");
  }

  @Test
  void a_command_is_not_kept_waiting_by_a_model_that_takes_its_time() throws Exception {
    CountDownLatch isAsked = new CountDownLatch(1);
    CountDownLatch wasInterrupted = new CountDownLatch(1);
    LanguageModel slow =
        new ScriptedModel(
            "slow",
            any -> {
              isAsked.countDown();
              awaits(new CountDownLatch(1));
              wasInterrupted.countDown();
              return said("late");
            });
    ManagedAsker asker = new ManagedAsker(List.of(slow), executor);
    asker.giveWay();
    Future<List<ModelReply>> asking =
        executor.submit(() -> asker.ask(List.of(request("slow", Duration.ofMinutes(9)))));
    assertThat(isAsked.await(60, TimeUnit.SECONDS)).isTrue();
    while (!wasInterrupted.await(10, TimeUnit.MILLISECONDS)) {
      asker.giveWay();
    }
    assertThatThrownBy(() -> asking.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(GaveWayException.class)
        .hasMessageContaining("slow");
  }

  @Test
  void nothing_is_answered_when_the_server_stops() {
    ManagedAsker asker = new ManagedAsker(List.of(), executor);
    executor.shutdown();
    assertThatThrownBy(() -> asker.ask(List.of(request("any", Duration.ofSeconds(1)))))
        .isInstanceOf(RejectedExecutionException.class);
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
