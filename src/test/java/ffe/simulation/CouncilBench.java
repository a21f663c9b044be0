package ffe.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import ffe.adapter.liberty.Askers;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.HttpModel;
import ffe.adapter.llm.RememberedModel;
import ffe.adapter.llm.Vendor;
import ffe.canon.Canon;
import ffe.council.Call;
import ffe.council.Council;
import ffe.council.LanguageModel;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.decision.Analyst;
import ffe.setting.Secret;
import ffe.strategy.Strategies;
import ffe.trading.AnalystPanel;
import ffe.trading.CycleWatch;
import ffe.trading.DecisionRecord;
import ffe.trading.Evidence;
import ffe.trading.JournalDecorator;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSetup;
import ffe.trading.Replay;
import ffe.trading.SequentialPanel;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A cycle of five models against five bare calls with the same bytes, on the same pool, to the same
 * vendors on loopback ({@code ffe.it.FiveVendors}), and how fast decisions are computed again:
 * {@code measure council}. Nothing is written to a database here. Usage: CouncilBench PORT
 */
public final class CouncilBench {

  private static final int CYCLES = 300;
  private static final int ROUNDS = 5;

  /** Rounds after which the compiler has little left to do: a server runs for days. */
  private static final int WARM_UP = 20;

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<Vendor> VENDORS =
      List.of(Vendor.ANTHROPIC, Vendor.OPENAI, Vendor.GEMINI, Vendor.XAI, Vendor.DEEPSEEK);

  private final int port;
  private final ExecutorService pool = Executors.newFixedThreadPool(10);
  private final HttpClient http = HttpModel.client();
  private final ObjectMapper jackson = new ObjectMapper();
  private MemoryJournal journal = new MemoryJournal();

  private CouncilBench(int port) {
    this.port = port;
  }

  public static void main(String[] port) throws Exception {
    CouncilBench bench = new CouncilBench(Integer.parseInt(port[0]));
    for (int round = -WARM_UP; round <= ROUNDS; round++) {
      Figures rules = bench.session(false);
      Figures models = bench.session(true);
      Figures bare = bench.bare();
      if (round > 0) {
        System.out.printf(
            "round %d: rules %s; five models %s; five bare calls %s; p50 %.2f times, CPU %.2f times%n",
            round,
            rules,
            models,
            bare,
            models.p50Millis / bare.p50Millis,
            models.cpuMillis / bare.cpuMillis);
      }
    }
    bench.replays();
    bench.pool.shutdown();
  }

  private record Figures(double p50Millis, double cpuMillis) {
    @Override
    public String toString() {
      return String.format("p50 %.2f ms, CPU %.2f ms", p50Millis, cpuMillis);
    }
  }

  private URI base(Vendor vendor) {
    String version = vendor == Vendor.GEMINI ? "v1beta" : "v1";
    return URI.create("http://127.0.0.1:" + port + "/" + vendor.id() + "/" + version);
  }

  private Council council() {
    List<LanguageModel> models = new ArrayList<>();
    List<Seat> seats = new ArrayList<>();
    for (Vendor vendor : VENDORS) {
      Endpoint endpoint =
          new Endpoint(vendor, base(vendor), "m", Optional.of(Secret.of("key")), Optional.empty());
      models.add(new RememberedModel(new HttpModel(http, endpoint)));
      seats.add(new Seat(vendor.id(), "m"));
    }
    return new Council(Seating.of(seats, LIMIT), Askers.of(models, pool));
  }

  /** From asking the first analyst to the journal; CPU of all the process, market included. */
  private Figures session(boolean withModels) {
    journal = new MemoryJournal();
    List<Long> took = new ArrayList<>();
    long[] asked = {0};
    AnalystPanel panel = new SequentialPanel(Strategies.all());
    TapeSource source = TapeSource.bundled();
    LaneSetup setup =
        GoldenSession.setup(
            source,
            new PaperVenue(source.spec(), FillModel.KRAKEN),
            new JournalDecorator(journal) {
              @Override
              public void append(LaneAppend append) {
                super.append(append);
                if (append.decision().isPresent() && asked[0] != 0) {
                  took.add(System.nanoTime() - asked[0]);
                }
              }
            });
    LaneSetup watched =
        new LaneSetup(
            setup.lane(),
            setup.account(),
            setup.source(),
            setup.venues(),
            setup.analysts(),
            observation -> {
              asked[0] = System.nanoTime();
              return panel.ask(observation);
            },
            setup.bounds(),
            setup.rules(),
            setup.journal(),
            setup.deposit(),
            setup.takerFee(),
            setup.autostart(),
            setup.codeVersion(),
            CycleWatch.NOBODY,
            withModels ? Optional.of(council()) : Optional.empty());
    var account = OnlyLane.open(watched, 1);
    long cpu = cpu();
    while (took.size() < CYCLES) {
      account.advance(source.end(), 1_000);
    }
    return new Figures(p50(took), (cpu() - cpu) / 1e6 / took.size());
  }

  /** The same prompts to the same vendors, each answer read with Jackson, and no more. */
  private Figures bare() throws Exception {
    List<Long> took = new ArrayList<>();
    long cpu = cpu();
    for (DecisionRecord record : journal.decisions()) {
      Optional<Minutes> minutes = record.minutes().filter(m -> !m.calls().isEmpty());
      if (minutes.isEmpty()) {
        continue;
      }
      long began = System.nanoTime();
      List<Future<String>> replies = new ArrayList<>();
      for (Vendor vendor : VENDORS) {
        replies.add(pool.submit(() -> bare(vendor, minutes.get().prompts().get(0))));
      }
      for (Future<String> reply : replies) {
        reply.get();
      }
      took.add(System.nanoTime() - began);
    }
    return new Figures(p50(took), (cpu() - cpu) / 1e6 / took.size());
  }

  private String bare(Vendor vendor, Minutes.Text prompt) throws Exception {
    String body =
        jackson.writeValueAsString(
            Map.of(
                "model",
                "m",
                "messages",
                List.of(
                    Map.of("role", "system", "content", prompt.system()),
                    Map.of("role", "user", "content", prompt.user()))));
    HttpRequest request =
        HttpRequest.newBuilder(base(vendor))
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    JsonNode answer = jackson.readTree(http.send(request, BodyHandlers.ofString()).body());
    return jackson.readTree(answer.findValue(textField(vendor)).asText()).get("action").asText();
  }

  private static String textField(Vendor vendor) {
    return vendor == Vendor.ANTHROPIC || vendor == Vendor.GEMINI ? "text" : "content";
  }

  /** One thread. */
  private void replays() {
    List<DecisionRecord> records =
        journal.decisions().stream().filter(r -> r.minutes().isPresent()).toList();
    List<String> exported =
        records.stream().map(r -> Evidence.write(r, r.digest().hex(), journal)).toList();
    List<Analyst> analysts = Strategies.all();
    Replay replay = new Replay(analysts, GoldenSession.CODE, journal);
    for (int round = 0; round <= ROUNDS; round++) {
      long began = threadCpu();
      for (DecisionRecord record : records) {
        require(replay.of(record).answer());
      }
      long replayed = threadCpu();
      for (String text : exported) {
        require(Evidence.read(text).computeAgain(analysts, GoldenSession.CODE).answer());
      }
      long verified = threadCpu();
      if (round > 0) {
        System.out.printf(
            "round %d: a second of one core replays %.0f decisions of five models, verifies %.0f exported%n",
            round,
            records.size() * 1e9 / (replayed - began),
            records.size() * 1e9 / (verified - replayed));
      }
    }
    System.out.printf(
        "a record has %.0f bytes, its replies %.0f, its prompts %.0f; exported %.0f%n",
        records.stream().mapToInt(r -> bytes(Canon.write(r))).average().orElseThrow(),
        records.stream().mapToInt(CouncilBench::replied).average().orElseThrow(),
        records.stream().mapToInt(CouncilBench::prompted).average().orElseThrow(),
        exported.stream().mapToInt(CouncilBench::bytes).average().orElseThrow());
  }

  private static int replied(DecisionRecord record) {
    return record.minutes().orElseThrow().calls().stream()
        .map(Call::reply)
        .filter(ModelReply.Text.class::isInstance)
        .mapToInt(reply -> bytes(((ModelReply.Text) reply).raw()))
        .sum();
  }

  private static int prompted(DecisionRecord record) {
    return record.minutes().orElseThrow().prompts().stream()
        .mapToInt(text -> bytes(text.system()) + bytes(text.user()))
        .sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(Replay.Answer answer) {
    if (answer != Replay.Answer.IDENTICAL) {
      throw new IllegalStateException(answer.name());
    }
  }

  private static double p50(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(n -> n).sorted().toArray();
    return sorted[sorted.length / 2] / 1e6;
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long threadCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
