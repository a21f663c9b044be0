package ffe.adapter.liberty;

import static ffe.adapter.liberty.SettingsReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ffe.adapter.llm.HttpModel;
import ffe.backtest.Backtest;
import ffe.backtest.BacktestReport;
import ffe.backtest.BacktestRun;
import ffe.backtest.FailedAnalystException;
import ffe.backtest.ModelsReport;
import ffe.backtest.Walks;
import ffe.canon.Canon;
import ffe.council.Seat;
import ffe.desk.backtest.BacktestForm;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.CandleShelf;
import ffe.desk.backtest.MemoryAnswers;
import ffe.desk.backtest.Plans;
import ffe.desk.backtest.Ran;
import ffe.desk.backtest.Recording;
import ffe.desk.backtest.RefusedOrderException;
import ffe.it.FiveVendors;
import ffe.market.Timeframe;
import ffe.setting.Given;
import ffe.setting.Key;
import ffe.setting.Source;
import ffe.strategy.Strategies;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models in runs that the server makes. */
@Tag("unit")
class ModelPanelsTest {

  private static final CandleShelf SHELF = new Ran.Walk(Walks.of(Timeframe.H1, 340, 5));

  private final MemoryAnswers answers = new MemoryAnswers();
  private final ExecutorService threads = Executors.newFixedThreadPool(3);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private ModelPanels panels(Map<String, String> settings) {
    Source source =
        new Source(
            key ->
                Optional.ofNullable(settings.get(key))
                    .map(text -> new Given(text, Given.Place.ENVIRONMENT, Key.variable(key))));
    return new ModelPanels(
        source,
        read(settings),
        answers,
        new ModelPanels.Way(HttpModel.client(), e -> e, threads, Clock.systemUTC()));
  }

  private static Map<String, String> reaching(int port) {
    Map<String, String> set = new TreeMap<>();
    set.put("ffe.llm.openai.api-key", "key-that-nobody-may-read");
    set.put("ffe.llm.openai.base-url", "http://127.0.0.1:" + port + "/openai/v1");
    set.put("ffe.llm.xai.api-key", "key-that-nobody-may-read");
    set.put("ffe.llm.xai.base-url", "http://127.0.0.1:" + port + "/xai/v1");
    set.put("ffe.backtest.model-budget-usd", "2");
    return set;
  }

  private static BacktestOrder order(ModelPanels panels, String... more) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("source", "import:walk");
    fields.put("timeframe", "1h");
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    // as a job carries it
    return Canon.read(Canon.write(BacktestForm.read(fields, panels)), BacktestOrder.class);
  }

  private BacktestRun run(ModelPanels panels, BacktestOrder order, String job) {
    Recording recording = Recording.of(order.data(), SHELF, 1_000);
    return Backtest.run(
            Plans.of(
                order, recording, Strategies::named, asked -> panels.asker(asked, recording, job)),
            "code",
            Backtest.Watch.NOBODY)
        .orElseThrow();
  }

  @Test
  void what_is_missing_is_asked_within_the_budget_and_never_again() throws IOException {
    BacktestRun first;
    try (FiveVendors.Open vendors = FiveVendors.open(0)) {
      vendors.all("FAIR");
      ModelPanels panels = panels(reaching(vendors.port()));
      first = run(panels, order(panels, "models", "xai, OPENAI", "budget_usd", "2"), "one");
      assertThat(vendors.asked()).hasSize(80);
      assertThat(answers.answers).hasSize(80);
      ModelsReport told = BacktestReport.of(first, 1).models().orElseThrow();
      assertThat(told.voters())
          .extracting(ModelsReport.Voter::provider)
          .containsExactly("openai", "xai");
      assertThat(told.voters()).allMatch(v -> v.asked() == 40 && v.usd().signum() > 0);
      assertThat(answers.spentBy("one").held(Instant.EPOCH))
          .isEqualByComparingTo(
              told.voters().stream()
                  .map(ModelsReport.Voter::usd)
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
      BacktestOrder free = order(panels, "models", "openai,xai", "budget_usd", "0");
      assertThat(run(panels, free, "free").digest()).isEqualTo(first.digest());
      assertThat(vendors.asked()).hasSize(80);
    }
    // nobody is there to be asked, and no key is needed
    ModelPanels later = panels(Map.of());
    BacktestRun again = run(later, order(later, "models", "openai,xai"), "two");
    assertThat(again.digest()).isEqualTo(first.digest());
    BacktestRun rules = run(later, order(later), "three");
    assertThat(rules.digest()).isNotEqualTo(first.digest());
  }

  @Test
  void a_budget_that_is_used_up_ends_the_run_and_what_was_paid_stays() throws IOException {
    try (FiveVendors.Open vendors = FiveVendors.open(0)) {
      vendors.all("FAIR");
      ModelPanels panels = panels(reaching(vendors.port()));
      BacktestOrder order = order(panels, "models", "openai", "budget_usd", "0.02");
      assertThatThrownBy(() -> run(panels, order, "poor"))
          .isInstanceOf(FailedAnalystException.class)
          .hasMessageContaining("openai failed at")
          .hasMessageContaining("OUT_OF_BUDGET")
          .hasMessageContaining("the run's 0.02 USD (budget_usd)")
          .hasMessageContaining("order it again to go on from there");
      int paid = answers.answers.size();
      assertThat(paid).isBetween(1, 39).isEqualTo(vendors.asked().size());
      // begun again under the same job, it has no more to spend
      assertThatThrownBy(() -> run(panels, order, "poor")).hasMessageContaining("OUT_OF_BUDGET");
      assertThat(answers.answers.size() - paid).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void without_a_budget_what_is_missing_ends_the_run() {
    ModelPanels panels = panels(Map.of());
    BacktestOrder order = order(panels, "models", "openai");
    assertThatThrownBy(() -> run(panels, order, "none"))
        .isInstanceOf(FailedAnalystException.class)
        .hasMessageEndingWith("no answer is recorded; order it with budget_usd to have it asked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "models|grok|models are anthropic, openai, gemini, xai, deepseek, ollama",
        "models|openai,|models are anthropic, openai, gemini, xai, deepseek, ollama",
        "budget_usd|2.01|a backtest may spend at most 2 USD on answers"
            + " (ffe.backtest.model-budget-usd), not 2.01",
        "budget_usd|many|budget_usd is a number as 5",
        "budget_usd|100001|budget_usd is 0 to 100000 USD",
        "models|gemini|FFE_LLM_GEMINI_API_KEY is not set",
        "strategy|debate|with three models",
      })
  void what_cannot_be_asked_is_refused_by_its_field(String field, String value, String words) {
    ModelPanels panels = panels(reaching(1));
    Map<String, String> fields = new TreeMap<>(Map.of("models", "openai", "budget_usd", "1"));
    fields.put(field, value);
    assertThatThrownBy(() -> BacktestForm.read(fields, panels))
        .isInstanceOfSatisfying(
            RefusedOrderException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(words);
  }

  @Test
  void a_model_whose_price_nobody_knows_has_no_vote() {
    ModelPanels panels = panels(Map.of("ffe.llm.openai.model", "gpt-of-tomorrow"));
    assertThatThrownBy(() -> BacktestForm.read(Map.of("models", "openai"), panels))
        .isInstanceOf(RefusedOrderException.class)
        .hasMessage("FFE_LLM_OPENAI_PRICE is not set");
  }

  @Test
  void a_budget_without_models_is_refused_and_searches_know_neither() {
    ModelPanels panels = panels(Map.of());
    assertThatThrownBy(() -> BacktestForm.read(Map.of("budget_usd", "1"), panels))
        .hasMessage("budget_usd is of models: say models, too");
    assertThatThrownBy(() -> BacktestForm.read(Map.of("models", "openai")))
        .hasMessage("there is no such field");
  }

  @Test
  void all_that_the_settings_name_may_vote() {
    assertThat(panels(Map.of("ffe.llm.xai.model", "grok-x")).seats())
        .extracting(Seat::provider, Seat::model)
        .contains(tuple("xai", "grok-x"))
        .hasSize(6);
  }
}
