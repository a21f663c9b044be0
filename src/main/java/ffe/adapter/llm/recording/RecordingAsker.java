package ffe.adapter.llm.recording;

import ffe.adapter.llm.Budget;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.HttpModel;
import ffe.adapter.llm.PaidModel;
import ffe.backtest.Answers;
import ffe.council.Asker;
import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.UnansweredException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Answers as recorded; what is missing the models are asked, all of a round at the same time, and
 * it is recorded before it is used.
 */
public final class RecordingAsker implements Asker {

  /** Failures that are the model's own answer; it would abstain in production, too. */
  private static final Set<String> ANSWERS =
      Set.of("REFUSED", "BLOCKED", "EMPTY", "TOO_LARGE", ModelReply.TOO_LONG);

  private final Answers answers;
  private final SortedMap<String, LanguageModel> models = new TreeMap<>();
  private final ExecutorService threads;
  private final Clock clock;
  private final String onward;

  /**
   * @param models one of a provider
   * @param onward how a run that ended for an outage goes on
   */
  public RecordingAsker(
      Answers answers,
      List<LanguageModel> models,
      ExecutorService threads,
      Clock clock,
      String onward) {
    this.answers = answers;
    models.forEach(model -> this.models.put(model.provider(), model));
    this.threads = threads;
    this.clock = clock;
    this.onward = onward;
  }

  /** A model that is asked patiently, within the budget of a run. */
  public static LanguageModel paid(HttpClient http, Endpoint endpoint, Budget budget) {
    return new PaidModel(
        new PatientModel(new HttpModel(http, endpoint), PatientModel::sleep),
        endpoint.price(),
        budget);
  }

  @Override
  public List<ModelReply> ask(List<ModelRequest> requests) {
    List<Future<ModelReply>> asked = new ArrayList<>();
    requests.forEach(request -> asked.add(threads.submit(() -> answer(request))));
    List<ModelReply> replies = new ArrayList<>();
    Optional<RuntimeException> failed = Optional.empty();
    for (Future<ModelReply> one : asked) {
      try {
        replies.add(one.get());
      } catch (ExecutionException e) {
        // the others are waited for, since they are paid
        failed = failed.or(() -> Optional.of(cause(e)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while models were asked", e);
      }
    }
    failed.ifPresent(
        e -> {
          throw e;
        });
    return List.copyOf(replies);
  }

  private static RuntimeException cause(ExecutionException e) {
    return e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
  }

  private ModelReply answer(ModelRequest request) {
    Optional<ModelReply> known = answers.to(request);
    if (known.isPresent()) {
      return known.get();
    }
    LanguageModel model = Optional.ofNullable(models.get(request.provider())).orElseThrow();
    ModelReply reply = model.ask(request);
    if (reply instanceof ModelReply.Failure failure && !ANSWERS.contains(failure.reason())) {
      throw new UnansweredException(
          request,
          failure.reason() + ", " + failure.detail() + "; what is recorded stays, and " + onward);
    }
    return answers.keep(request, reply, clock.instant());
  }
}
