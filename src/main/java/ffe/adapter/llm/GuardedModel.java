package ffe.adapter.llm;

import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * A model behind its guard. A call is repeated once, and only where the vendor took nothing in:
 * overloaded, unreachable, or too many requests with a wish how long to wait that fits into the
 * limit. A vendor that wished to be left alone is not asked before. Any thread may call.
 */
public final class GuardedModel implements LanguageModel {

  /** A repetition with less time than this is not tried. */
  static final Duration LEAST = Duration.ofSeconds(1);

  /** Before a repetition, where the vendor wishes nothing. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** What passes time. */
  public interface Pause {

    /** False when it was broken off. */
    boolean pass(Duration time);

    /** Lets the calling thread sleep. */
    static boolean sleep(Duration time) {
      try {
        Thread.sleep(time.toMillis());
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  private final HttpModel model;
  private final Guard guard;
  private final LongSupplier nanos;
  private final Pause pause;
  private final AtomicLong aloneUntil;
  private final AtomicReference<String> lastTrouble = new AtomicReference<>("");

  /**
   * @param nanos only go on
   */
  public GuardedModel(HttpModel model, Guard guard, LongSupplier nanos, Pause pause) {
    this.model = model;
    this.guard = guard;
    this.nanos = nanos;
    this.pause = pause;
    this.aloneUntil = new AtomicLong(nanos.getAsLong());
  }

  @Override
  public String provider() {
    return model.provider();
  }

  @Override
  public String model() {
    return model.model();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    long began = nanos.getAsLong();
    Duration alone = Duration.ofNanos(aloneUntil.get() - began);
    if (!alone.isNegative() && !alone.isZero()) {
      String detail = model.title() + " wished to be left alone for another " + words(alone);
      return new ModelReply.Failure(Troubles.RATE_LIMITED, detail, Optional.of(alone));
    }
    ModelReply first = round(request);
    Optional<Duration> wait = waitBeforeRepeating(first);
    if (wait.isEmpty()) {
      return first;
    }
    Duration left = left(request, began).minus(wait.get());
    if (left.compareTo(LEAST) < 0 || !pause.pass(wait.get())) {
      return first;
    }
    return round(within(request, left));
  }

  private Duration left(ModelRequest request, long began) {
    return request.limit().minusNanos(nanos.getAsLong() - began);
  }

  private static ModelRequest within(ModelRequest r, Duration limit) {
    return new ModelRequest(r.provider(), r.model(), r.system(), r.user(), r.maxTokens(), limit);
  }

  /** Empty where a repetition does not help, or could be charged twice. */
  private static Optional<Duration> waitBeforeRepeating(ModelReply reply) {
    if (!(reply instanceof ModelReply.Failure failure)) {
      return Optional.empty();
    }
    return switch (failure.reason()) {
      case Troubles.RATE_LIMITED -> failure.retryAfter();
      case Troubles.OVERLOADED, Troubles.UNREACHABLE ->
          Optional.of(failure.retryAfter().orElse(PAUSE));
      default -> Optional.empty();
    };
  }

  private ModelReply round(ModelRequest request) {
    ModelReply reply = guarded(request);
    if (reply instanceof ModelReply.Failure failure) {
      failure
          .retryAfter()
          .ifPresent(
              wish -> {
                long until = nanos.getAsLong() + wish.toNanos();
                aloneUntil.accumulateAndGet(until, (a, b) -> a - b > 0 ? a : b);
              });
    }
    return reply;
  }

  private ModelReply guarded(ModelRequest request) {
    try {
      return guard.once(model, request);
    } catch (CallFailure e) {
      lastTrouble.set(e.failure().reason() + ", " + e.failure().detail());
      return e.failure();
    } catch (CircuitBreakerOpenException e) {
      return Troubles.of(
          Troubles.BREAKER_OPEN,
          model.title() + " is not asked for a while; the last trouble: " + lastTrouble.get());
    } catch (BulkheadException e) {
      return Troubles.of(Troubles.BUSY, model.title() + " is asked as often at once as is allowed");
    } catch (TimeoutException e) {
      return Troubles.of(
          Troubles.TIMEOUT, model.title() + " did not answer within the guard's limit");
    }
  }

  private static String words(Duration time) {
    return Math.max(1, time.toSeconds()) + " s";
  }
}
