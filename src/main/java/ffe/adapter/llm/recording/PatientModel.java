package ffe.adapter.llm.recording;

import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import java.time.Duration;
import java.util.Set;

/**
 * A model that is asked again, a few times, where its vendor took nothing in: nobody trades on the
 * answer now, so there is time. Any thread may call.
 */
public final class PatientModel implements LanguageModel {

  /** Rounds of one request. */
  static final int ROUNDS_MAX = 6;

  static final Duration WAIT_MAX = Duration.ofMinutes(2);

  private static final Set<String> NOT_TAKEN_IN =
      Set.of("RATE_LIMITED", "OVERLOADED", "UNREACHABLE");

  /** What passes time; false when it was broken off. */
  public interface Pause {
    boolean pass(Duration time);
  }

  private final LanguageModel model;
  private final Pause pause;

  public PatientModel(LanguageModel model, Pause pause) {
    this.model = model;
    this.pause = pause;
  }

  public static boolean sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
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
    ModelReply reply = model.ask(request);
    Duration wait = Duration.ofSeconds(1);
    for (int round = 1; round < ROUNDS_MAX && isWorthIt(reply); round++) {
      Duration wish = ((ModelReply.Failure) reply).retryAfter().orElse(wait);
      if (wish.compareTo(WAIT_MAX) > 0 || !pause.pass(wish)) {
        return reply;
      }
      reply = model.ask(request);
      wait = wait.multipliedBy(2);
    }
    return reply;
  }

  private static boolean isWorthIt(ModelReply reply) {
    return reply instanceof ModelReply.Failure failure && NOT_TAKEN_IN.contains(failure.reason());
  }
}
