package ffe.adapter.llm;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** The guard of {@link Vendor#OPENAI}. */
@ApplicationScoped
public class OpenAiGuard implements Guard {

  OpenAiGuard() {}

  @Override
  @Timeout(value = LIMIT_SECONDS, unit = ChronoUnit.SECONDS)
  @CircuitBreaker(
      requestVolumeThreshold = CALLS,
      failureRatio = FAILED,
      delay = OPEN_MILLIS,
      failOn = CallFailure.class)
  @Bulkhead(AT_ONCE)
  public ModelReply once(HttpModel model, ModelRequest request) {
    return Guard.round(model, request);
  }
}
