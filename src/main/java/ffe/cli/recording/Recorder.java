package ffe.cli.recording;

import ffe.adapter.llm.Budget;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.HttpModel;
import ffe.adapter.llm.PaidModel;
import ffe.adapter.llm.Vendor;
import ffe.backtest.AnswersFile;
import ffe.council.Asker;
import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.UnansweredException;
import ffe.setting.Key;
import ffe.setting.ModelKeys;
import ffe.setting.Refusal;
import ffe.setting.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Answers from a file; what is missing there its models are asked, all of a round at the same time,
 * and it is written down before it is used.
 */
public final class Recorder implements Asker, AutoCloseable {

  /** Failures that are the model's own answer; it would abstain in production, too. */
  private static final Set<String> ANSWERS =
      Set.of("REFUSED", "BLOCKED", "EMPTY", "TOO_LARGE", ModelReply.TOO_LONG);

  private final AnswersFile answers;
  private final Order order;
  private final Clock clock;
  private final RunSpending spending = new RunSpending();
  private final SortedMap<String, LanguageModel> models = new TreeMap<>();
  private final ExecutorService threads;

  /**
   * What is to be recorded.
   *
   * @param vendors whose models may be asked
   * @param budget of the run, in USD
   */
  public record Order(Path answers, List<String> vendors, BigDecimal budget) {}

  private Recorder(Order order, AnswersFile answers, List<Endpoint> endpoints, Clock clock) {
    this.order = order;
    this.answers = answers;
    this.clock = clock;
    this.threads = Executors.newFixedThreadPool(endpoints.size(), Recorder::thread);
    HttpClient http = HttpModel.client();
    Budget budget = Budget.ofRun(spending, order.budget(), clock);
    for (Endpoint endpoint : endpoints) {
      LanguageModel asked = new PatientModel(new HttpModel(http, endpoint), PatientModel::sleep);
      models.put(endpoint.vendor().id(), new PaidModel(asked, endpoint.price(), budget));
    }
  }

  /** The process ends without waiting for one. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "recorder");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens the answers; nothing is asked yet.
   *
   * @throws Refusal if a vendor lacks its key, address or price
   * @throws IOException if the file cannot be read or written
   */
  public static Recorder open(Order order, Source settings, Clock clock) throws IOException {
    List<Endpoint> endpoints = order.vendors().stream().map(v -> endpoint(v, settings)).toList();
    return new Recorder(order, AnswersFile.append(order.answers()), endpoints, clock);
  }

  private static Endpoint endpoint(String vendor, Source settings) {
    ModelKeys.Vendor keys = ModelKeys.of(vendor);
    return Endpoint.of(Vendor.valueOf(vendor.toUpperCase(Locale.ROOT)), settings)
        .map(
            endpoint -> {
              if (!endpoint.isPriced()) {
                throw missing(keys.price().orElseThrow());
              }
              return endpoint;
            })
        .orElseThrow(() -> missing(keys.needed()));
  }

  private static Refusal missing(Key<?> key) {
    return new Refusal(key.name(), "", key.range());
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
          failure.reason()
              + ", "
              + failure.detail()
              + "; what is recorded stays, and the same command goes on from there");
    }
    answers.keep(request, reply, clock.instant());
    return reply;
  }

  /** What was asked and spent, in words. */
  public String told() {
    return "asked "
        + spending.calls()
        + " times for "
        + spending.held(clock.instant()).stripTrailingZeros().toPlainString()
        + " of "
        + order.budget().toPlainString()
        + " USD; "
        + answers.size()
        + " answers in "
        + order.answers();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      answers.close();
    } catch (IOException e) {
      throw new UncheckedIOException(order.answers() + " cannot be closed", e);
    }
  }
}
