package ffe.adapter.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.strategy.Strategies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagedPanelTest {

  private static final int THREADS = 2;

  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
  private final List<Analyst> analysts = Strategies.all();
  private final ManagedPanel panel = new ManagedPanel(analysts, executor, Duration.ofSeconds(30));

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  /** No analyst can work without an observation. */
  @SuppressWarnings("NullAway")
  private List<Opinion> askInVain() {
    return panel.ask(null);
  }

  @Test
  void takes_an_analyst_that_fails_for_one_that_abstains() {
    assertThat(askInVain())
        .hasSameSizeAs(analysts)
        .allSatisfy(
            o ->
                assertThat(o)
                    .isInstanceOfSatisfying(
                        Opinion.Abstention.class, a -> assertThat(a.reason()).isEqualTo("ERROR")));
  }

  @Test
  void gives_no_opinions_when_the_server_stops() {
    executor.shutdown();
    assertThatThrownBy(this::askInVain).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void gives_no_opinions_when_it_is_interrupted() {
    CountDownLatch never = new CountDownLatch(1);
    for (int thread = 0; thread < THREADS; thread++) {
      executor.execute(
          () -> {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(this::askInVain).isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
