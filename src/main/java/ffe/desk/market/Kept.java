package ffe.desk.market;

import ffe.desk.Background;
import ffe.market.SourceAwayException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The last good answer to a question for the world outside. Who looks gets what is known and waits
 * for nobody; when it is old it is asked anew beside them, once at a time and not oftener than a
 * span, however many look.
 */
final class Kept<T> {

  private static final Logger LOG = Logger.getLogger(Kept.class.getName());

  /**
   * @param at when the value was told
   * @param trouble why there is no newer one; empty when nothing is wrong
   */
  record Answer<T>(Optional<T> value, Optional<Instant> at, String trouble) {}

  /**
   * How often is asked.
   *
   * @param fresh after an answer
   * @param pause after none
   */
  record Pace(Duration fresh, Duration pause) {}

  private final Supplier<T> ask;
  private final Pace pace;
  private final Background background;
  private final Clock wall;
  private Answer<T> answer = new Answer<>(Optional.empty(), Optional.empty(), "");
  private Optional<CompletableFuture<Boolean>> asking = Optional.empty();
  private Instant asked = Instant.MIN;
  private Instant next = Instant.MIN;

  /**
   * @param ask throws {@link SourceAwayException} when nobody answers
   */
  Kept(Supplier<T> ask, Pace pace, Background background, Clock wall) {
    this.ask = ask;
    this.pace = pace;
    this.background = background;
    this.wall = wall;
  }

  /** What is known. */
  Answer<T> look() {
    begin();
    return known();
  }

  /** What is known; if nothing is, waits so long for the question that is out. */
  Answer<T> await(Duration patience) {
    Optional<CompletableFuture<Boolean>> out = begin();
    if (known().value().isEmpty() && out.isPresent()) {
      try {
        out.get().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        LOG.log(Level.FINE, "no answer yet", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return known();
  }

  /** What is known; begins nothing. */
  synchronized Answer<T> known() {
    return answer;
  }

  private synchronized Optional<CompletableFuture<Boolean>> begin() {
    Instant now = wall.instant();
    // a clock that was set back must not keep us silent
    boolean isDue = !now.isBefore(next) || now.isBefore(asked);
    if (asking.isEmpty() && isDue) {
      CompletableFuture<Boolean> out = new CompletableFuture<>();
      asking = Optional.of(out);
      asked = now;
      next = now.plus(pace.pause());
      try {
        background.run(() -> work(out));
      } catch (RuntimeException e) {
        settle(new Answer<>(answer.value(), answer.at(), "nobody is free to ask"), out);
      }
      return Optional.of(out);
    }
    return asking;
  }

  private void work(CompletableFuture<Boolean> out) {
    try {
      T told = ask.get();
      settle(new Answer<>(Optional.of(told), Optional.of(wall.instant()), ""), out);
    } catch (SourceAwayException e) {
      settle(failed(String.valueOf(e.getMessage())), out);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a market source could not be asked", e);
      settle(failed("it could not be asked; the log says why"), out);
    }
  }

  private synchronized Answer<T> failed(String why) {
    return new Answer<>(answer.value(), answer.at(), why);
  }

  private synchronized void settle(Answer<T> now, CompletableFuture<Boolean> out) {
    answer = now;
    next = asked.plus(now.trouble().isEmpty() ? pace.fresh() : pace.pause());
    asking = Optional.empty();
    out.complete(true);
  }
}
