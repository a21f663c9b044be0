package ffe.adapter.liberty;

import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.observation.Observation;
import ffe.trading.AnalystPanel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks the analysts at the same time on the server's managed executor, each within a limit. One
 * that fails or is late abstains; a late answer changes nothing. A server that stops refuses the
 * work: then there is no decision at all, rather than one that nobody made.
 */
final class ManagedPanel implements AnalystPanel {

  private static final Logger LOG = Logger.getLogger(ManagedPanel.class.getName());

  private final List<Analyst> analysts;
  private final ExecutorService executor;
  private final Duration limit;

  ManagedPanel(List<Analyst> analysts, ExecutorService executor, Duration limit) {
    this.analysts = analysts.stream().sorted(Comparator.comparing(Analyst::name)).toList();
    this.executor = executor;
    this.limit = limit;
  }

  @Override
  public List<Opinion> ask(Observation observation) {
    long deadline = System.nanoTime() + limit.toNanos();
    List<Future<Opinion>> asked = new ArrayList<>();
    for (Analyst analyst : analysts) {
      asked.add(executor.submit(() -> analyst.opine(observation)));
    }
    List<Opinion> opinions = new ArrayList<>();
    for (int i = 0; i < analysts.size(); i++) {
      opinions.add(answer(analysts.get(i).name(), asked.get(i), deadline - System.nanoTime()));
    }
    return List.copyOf(opinions);
  }

  private Opinion answer(String analyst, Future<Opinion> asked, long nanosLeft) {
    try {
      return asked.get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      return new Opinion.Abstention(analyst, "TIMEOUT", "no answer within " + limit);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.log(Level.WARNING, "analyst " + analyst + " failed", cause);
      return new Opinion.Abstention(analyst, "ERROR", cause.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while " + analyst + " was asked");
    }
  }
}
