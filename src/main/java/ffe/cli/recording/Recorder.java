package ffe.cli.recording;

import ffe.adapter.llm.Budget;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.HttpModel;
import ffe.adapter.llm.Vendor;
import ffe.adapter.llm.recording.RecordingAsker;
import ffe.backtest.AnswersFile;
import ffe.council.Asker;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers from a file; what is missing there its models are asked, and it is written down. */
public final class Recorder implements Asker, AutoCloseable {

  private final AnswersFile answers;
  private final Order order;
  private final Clock clock;
  private final RunSpending spending = new RunSpending();
  private final RecordingAsker asker;
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
    Budget budget = Budget.ofRun(spending, order.budget(), clock, "--budget");
    this.asker =
        new RecordingAsker(
            answers,
            endpoints.stream().map(e -> RecordingAsker.paid(http, e, budget)).toList(),
            threads,
            clock,
            "the same command goes on from there");
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
    return asker.ask(requests);
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
