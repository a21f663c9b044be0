package ffe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.BacktestPlan;
import ffe.backtest.Walks;
import ffe.council.Council;
import ffe.council.ModelReply;
import ffe.council.Table;
import ffe.council.Tokens;
import ffe.decision.Analyst;
import ffe.it.FiveVendors;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.portfolio.Account;
import ffe.risk.RiskBounds;
import ffe.setting.Source;
import ffe.simulation.MemoryJournal;
import ffe.simulation.PaperVenue;
import ffe.trading.CycleWatch;
import ffe.trading.Evidence;
import ffe.trading.Lane;
import ffe.trading.LaneSetup;
import ffe.trading.SequentialPanel;
import ffe.trading.TradingAccount;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * {@code ffe backtest --models}: recorded over the vendors' own wire formats, then without them.
 */
@Tag("cli")
class ModelBacktestCommandTest {

  private static final String KEY = "key-that-nobody-may-read";
  private static final int CYCLES = 24;

  @TempDir private Path folder;

  private FiveVendors.Open vendors;

  @BeforeEach
  void open() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    vendors = FiveVendors.open(0);
    vendors.all("FAIR");
  }

  @AfterEach
  void close() {
    vendors.close();
  }

  private Map<String, String> environment() {
    Map<String, String> set = new TreeMap<>();
    for (String vendor : List.of("anthropic", "openai", "gemini")) {
      String name = "FFE_LLM_" + vendor.toUpperCase(java.util.Locale.ROOT);
      set.put(name + "_API_KEY", KEY);
      set.put(
          name + "_BASE_URL",
          "http://127.0.0.1:"
              + vendors.port()
              + "/"
              + vendor
              + (vendor.equals("gemini") ? "/v1beta" : "/v1"));
    }
    return set;
  }

  private String candles() throws IOException {
    CandleSeries walk = Walks.of(Timeframe.H1, 300 + CYCLES, 5);
    StringBuilder text = new StringBuilder("ts_ms,open,high,low,close,volume\n");
    for (int i = 0; i < walk.size(); i++) {
      text.append(walk.opensAt(i).toEpochMilli());
      for (double n :
          new double[] {walk.open(i), walk.high(i), walk.low(i), walk.close(i), walk.volume(i)}) {
        text.append(',').append(BigDecimal.valueOf(n).toPlainString());
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("walk.csv"), text).toString();
  }

  private Path answers() {
    return folder.resolve("answers.jsonl");
  }

  private Typed run(Map<String, String> environment, String... more) throws IOException {
    List<String> line =
        new ArrayList<>(List.of("backtest", candles(), "--models", "openai,anthropic"));
    if (!List.of(more).contains("-o")) {
      line.addAll(List.of("-o", "json"));
    }
    if (!List.of(more).contains("--answers")) {
      line.addAll(List.of("--answers", answers().toString()));
    }
    line.addAll(List.of(more));
    return Typed.in(environment, line.toArray(String[]::new));
  }

  private Typed recorded(String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of("--record", "--budget", "5"));
    all.addAll(List.of(more));
    return run(environment(), all.toArray(String[]::new));
  }

  private static String digest(Typed said) {
    assertThat(said.exit()).as(said.err()).isZero();
    return Json.text(Json.read(said.out()), "digest");
  }

  @Test
  void what_was_recorded_once_runs_again_without_key_and_network_to_the_same_digest()
      throws IOException {
    Typed first = recorded();
    assertThat(vendors.asked()).hasSize(2 * CYCLES);
    assertThat(first.err())
        .isEqualTo("ffe: asked 48 times for 0.39288 of 5 USD; 48 answers in " + answers() + "\n");
    vendors.close();
    Typed again = run(Map.of());
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(digest(again)).isEqualTo(digest(first));
    assertThat(digest(run(Map.of()))).isEqualTo(digest(first));
  }

  @Test
  void what_is_recorded_is_never_asked_again() throws IOException {
    String digest = digest(recorded());
    int asked = vendors.asked().size();
    Typed second = recorded();
    assertThat(digest(second)).isEqualTo(digest);
    assertThat(vendors.asked()).hasSize(asked);
    assertThat(second.err()).contains("asked 0 times for 0 of 5 USD");
    assertThat(vendors.asked().stream().distinct()).hasSize(asked);
  }

  @Test
  void without_record_a_missing_answer_ends_the_run_and_asks_nobody() throws IOException {
    digest(recorded());
    List<String> lines = Files.readAllLines(answers());
    int asked = vendors.asked().size();
    Files.write(answers(), lines.subList(0, 30));
    Typed said = run(environment());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .matches(
            "ffe: (openai|anthropic) failed at 2017-07-16T[0-9:]+Z of the recording: [a-z0-9-]+,"
                + " request [0-9a-f]{64}: no answer is recorded; run it once with --record and a"
                + " --budget\n");
    assertThat(vendors.asked()).hasSize(asked);
    digest(recorded());
    assertThat(vendors.asked()).hasSize(asked + 18);
  }

  @Test
  void a_run_out_of_budget_stops_and_the_next_one_goes_on() throws IOException {
    Typed poor = run(environment(), "--record", "--budget", "0.3");
    assertThat(poor.exit()).isEqualTo(1);
    assertThat(poor.err())
        .contains("OUT_OF_BUDGET, This call may cost 0.", "is left of the run's 0.3 USD (--budget)")
        .contains("what is recorded stays, and the same command goes on from there");
    int asked = vendors.asked().size();
    assertThat(asked).isBetween(4, 2 * CYCLES - 4);
    assertThat(Files.readAllLines(answers())).hasSize(asked);
    Typed rest = recorded();
    assertThat(vendors.asked()).hasSize(2 * CYCLES);
    Files.delete(answers());
    assertThat(digest(recorded())).isEqualTo(digest(rest));
  }

  @Test
  void nothing_is_asked_that_could_cost_more_than_the_budget() throws IOException {
    assertThat(run(environment(), "--record", "--budget", "0").exit()).isEqualTo(1);
    assertThat(vendors.asked()).isEmpty();
  }

  @Test
  void keys_and_prompts_stand_in_no_file_and_in_no_line() throws IOException {
    Path page = folder.resolve("report.html");
    Typed said = recorded("--to", page.toString());
    String all = said.out() + said.err() + Files.readString(page) + Files.readString(answers());
    String prompt = vendors.asked().get(0);
    assertThat(prompt).contains("Last price:", "You are one of several analysts");
    assertThat(all).doesNotContain(KEY, "Last price:", "You are one of several analysts");
  }

  @Test
  void an_outage_ends_the_run_and_is_not_recorded() throws IOException {
    vendors.all("DOWN");
    Typed said = recorded();
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("SERVER_ERROR, ").doesNotContain(KEY);
    assertThat(Files.readString(answers())).isEmpty();
    vendors.all("FAIR");
    digest(recorded());
  }

  @Test
  void an_answer_without_text_is_recorded_and_the_model_abstains() throws IOException {
    vendors.all("SILENT");
    Typed said = recorded();
    Object report = Json.read(said.out());
    assertThat(Json.text(Json.list(report, "models.voters").get(0), "asked")).isEqualTo("24");
    assertThat(Json.text(Json.list(report, "models.voters").get(0), "views")).isEqualTo("0");
    vendors.close();
    assertThat(digest(run(Map.of()))).isEqualTo(digest(said));
  }

  @Test
  void what_was_changed_by_hand_is_refused_with_its_line() throws IOException {
    digest(recorded());
    String text = Files.readString(answers());
    Files.writeString(answers(), text.replaceFirst("BUY", "SELL"));
    for (Typed said : List.of(run(Map.of()), recorded())) {
      assertThat(said.exit()).isEqualTo(6);
      assertThat(said.err()).containsPattern("answers.jsonl line [0-9]+ is not as it was recorded");
    }
    Files.writeString(answers(), text.substring(0, text.length() - 100));
    int asked = vendors.asked().size();
    assertThat(run(Map.of()).err()).contains("no answer is recorded");
    digest(recorded());
    assertThat(vendors.asked()).hasSize(asked + 1);
    assertThat(Files.readAllLines(answers())).hasSize(2 * CYCLES);
  }

  @Test
  void a_run_before_a_models_knowledge_ends_is_marked_wherever_it_is_told() throws IOException {
    Path page = folder.resolve("report.html");
    String line = "anthropic (claude-sonnet-4-5) learned from texts of until 2025-07-31";
    Typed json = recorded("--to", page.toString());
    assertThat(Json.text(Json.read(json.out()), "models.knowledge")).isEqualTo("may_know_future");
    assertThat(Files.readString(page)).contains("May know the future: " + line);
    assertThat(run(Map.of(), "-o", "table").out())
        .contains("may know the future", line, "24 asked", "model anthropic");
    Map<String, String> early = new TreeMap<>();
    early.put("FFE_LLM_ANTHROPIC_KNOWLEDGE_UNTIL", "2016-12-31");
    early.put("FFE_LLM_OPENAI_KNOWLEDGE_UNTIL", "2017-07-14");
    Typed before = run(early);
    assertThat(Json.text(Json.read(before.out()), "models.knowledge")).isEqualTo("ends_before");
    assertThat(digest(before)).isEqualTo(digest(json));
    early.put("FFE_LLM_OPENAI_KNOWLEDGE_UNTIL", "2017-07-15");
    assertThat(run(early).out()).contains("may_know_future");
    early.put("FFE_LLM_OPENAI_KNOWLEDGE_UNTIL", "2017-02-30");
    Typed wrong = run(early);
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("2017-02-30", "a day such as 2025-01-31");
  }

  @ParameterizedTest
  @CsvSource({"debate", "two-phase", "local-first", "stacking"})
  void every_way_of_counting_can_be_recorded_and_run_again(String strategy) throws IOException {
    Typed first = recorded("--models", "gemini", "--strategy", strategy);
    vendors.close();
    assertThat(digest(run(Map.of(), "--models", "gemini", "--strategy", strategy)))
        .isEqualTo(digest(first));
  }

  @Test
  void models_can_be_asked_alone() throws IOException {
    assertThat(recorded("--analysts", "none").out()).contains("\"analysts\":[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--models openai;--models go with --answers FILE",
        "--answers x;--answers, --record and --budget go with --models",
        "--budget 5;--answers, --record and --budget go with --models",
        "--models nobody --answers x;anthropic, openai, gemini, xai, deepseek, ollama",
        "--models openai --answers x --record;--record and --budget USD go together",
        "--models openai --answers x --budget 5;--record and --budget USD go together",
        "--models openai --answers x --record --budget -1;0 to 100000 USD",
        "--models openai --answers x --record --budget 5;FFE_LLM_OPENAI_API_KEY",
        "--models ollama --answers x --record --budget 5;FFE_LLM_OLLAMA_BASE_URL",
        "--models openai --answers x --strategy debate;three models that have their key",
        "--analysts none;at least one analyst",
      })
  void what_does_not_go_together_is_told(String options, String why) throws IOException {
    List<String> line = new ArrayList<>(List.of("backtest", candles()));
    line.addAll(List.of(options.replace(" x", " " + folder.resolve("x")).split(" ")));
    Typed said = Typed.of(line.toArray(String[]::new));
    assertThat(said.exit()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains(why);
  }

  @Test
  void answers_that_are_not_there_are_told() throws IOException {
    Typed said = run(Map.of());
    assertThat(said.exit()).isEqualTo(6);
    assertThat(said.err()).contains("answers.jsonl cannot be read; --record begins it");
    Typed nowhere =
        run(environment(), "--record", "--budget", "5", "--answers", "/no/such/folder/a");
    assertThat(nowhere.exit()).isEqualTo(6);
  }

  /** Options as somebody typed them. */
  private static final class Line implements Runnable {

    @CommandLine.Mixin private final RunOptions options = new RunOptions();

    @Override
    public void run() {
      throw new IllegalStateException("only its options are read");
    }
  }

  /** The same market and rules, traded on paper with a journal. */
  private MemoryJournal session() throws IOException {
    Line line = new Line();
    new CommandLine(line).parseArgs(candles());
    BacktestPlan plan =
        line.options.checked(
            new ModelOptions.Asked(
                List.of("anthropic", "openai"), new Source(name -> Optional.empty())));
    BacktestPlan.Market market = plan.markets().get(0);
    MemoryJournal journal = new MemoryJournal();
    ModelReply holds = ModelReply.of(Table.hold(0.6), new Tokens(10, 0, 2), "stop");
    Council council =
        new Council(
            plan.models().orElseThrow().council().seating(),
            requests -> requests.stream().map(any -> holds).toList());
    LaneSetup setup =
        new LaneSetup(
            new Lane(plan.account(), market.source().spec().instrument(), market.source().id()),
            new Account(
                plan.account(),
                Account.Mode.PAPER,
                market.source().spec().venue(),
                plan.deposit().currency()),
            market.source(),
            new PaperVenue(market.source().spec(), market.fills()),
            plan.analysts().stream().map(Analyst::name).sorted().toList(),
            new SequentialPanel(plan.analysts()),
            RiskBounds.STANDARD,
            plan.rules(),
            journal,
            plan.deposit(),
            market.fills().takerFee(),
            true,
            CoreVersion.get(),
            CycleWatch.NOBODY,
            Optional.of(council));
    TradingAccount account = TradingAccount.open(List.of(setup), 1);
    while (account.advance(Instant.MAX, 10_000) > 0) {
      assertThat(journal.decisions()).hasSizeLessThanOrEqualTo(CYCLES);
    }
    return journal;
  }

  private Path exported(String text) throws IOException {
    Path file = folder.resolve("decisions.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @Test
  void exported_decisions_answer_the_backtest_of_what_was_traded() throws IOException {
    MemoryJournal journal = session();
    String text =
        journal.decisions().stream()
            .map(record -> Evidence.write(record, record.digest().hex(), journal))
            .collect(Collectors.joining());
    String file = exported(text).toString();
    assertThat(digest(run(Map.of(), "--answers", file))).isEqualTo(journal.sessionDigest().hex());
    Typed recording = run(environment(), "--answers", file, "--record", "--budget", "1");
    assertThat(recording.exit()).isEqualTo(6);
    assertThat(Files.size(Path.of(file))).isPositive();
    String changed = exported(text.replaceFirst("HOLD", "SELL")).toString();
    Typed refused = run(Map.of(), "--answers", changed);
    assertThat(refused.exit()).isEqualTo(6);
    assertThat(refused.err()).contains("decisions.gz is damaged or was changed");
    assertThat(vendors.asked()).isEmpty();
  }
}
