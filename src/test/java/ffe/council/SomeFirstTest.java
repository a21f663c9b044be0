package ffe.council;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.decision.Action;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Escalation;
import ffe.decision.ModelQuorum;
import ffe.decision.Opinion;
import ffe.money.Percent;
import ffe.observation.Scene;
import ffe.risk.RiskInputs;
import ffe.risk.RiskPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is asked first, when that is enough, and what is kept of it. */
@Tag("unit")
class SomeFirstTest {

  private static final Opinion RULE = Table.rule("momentum", Action.HOLD, 0.9);

  private static final List<Action> ACTIONS = List.of(Action.values());

  /** What is held in {@link Situations} is worth 200 of 9,876: 2.02 per cent. */
  private static EnsemblePolicy policy(String strategy, double least, String size) {
    return new EnsemblePolicy(strategy, 1)
        .with(new Escalation(least, least, Percent.of(size), List.of()));
  }

  private static Table table(String local, String cloud) {
    return new Table().rules(RULE).seat("openai", 3, cloud).seat("ollama", 0, local);
  }

  private static String reason(Council.Held held) {
    return held.minutes().interim().orElseThrow().reason();
  }

  @Test
  void where_the_local_models_are_sure_nobody_else_is_asked_and_nobody_else_votes() {
    Table table = table(Table.hold(0.9), Table.buy(0.9));
    Council.Held held = table.held(policy("local-first", 0.6, "100"));
    assertThat(table.asked()).containsExactly(List.of("ollama"));
    assertThat(held.opinions()).extracting(Opinion::analyst).containsExactly("ollama");
    assertThat(held.minutes().calls()).hasSize(1);
    assertThat(held.minutes().interim())
        .contains(
            new Interim(
                Interim.ENOUGH,
                "HOLD with a probability of 90.00 % and an agreement of 100.00 %."));
  }

  @Test
  void where_they_are_not_the_rest_is_asked_the_same_and_the_reason_kept() {
    Table table = table(Table.hold(0.5), Table.buy(0.9));
    Council.Held held = table.held(policy("local-first", 0.75, "100"));
    assertThat(table.asked()).containsExactly(List.of("ollama"), List.of("openai"));
    assertThat(held.minutes().prompts()).hasSize(1);
    assertThat(held.minutes().calls())
        .extracting(Call::round)
        .containsExactly(Optional.empty(), Optional.of(2));
    assertThat(held.minutes().interim())
        .contains(
            new Interim(
                "LOW_PROBABILITY",
                "HOLD with a probability of 70.00 % and an agreement of 100.00 %; a probability of"
                    + " 75.00 % is needed."));
    assertThat(held.opinions()).extracting(Opinion::analyst).containsExactly("ollama", "openai");
  }

  @Test
  void disagreement_silence_and_a_lost_quorum_ask_the_rest() {
    EnsemblePolicy policy =
        new EnsemblePolicy("local-first", 1)
            .with(new Escalation(0, 0.6, Percent.of("100"), List.of()));
    assertThat(reason(table(Table.buy(0.8), Table.buy(0.9)).held(policy)))
        .isEqualTo("DISAGREEMENT");
    Council.Held silent = table(Table.LATE, Table.buy(0.9)).held(policy);
    assertThat(silent.minutes().interim())
        .contains(
            new Interim("FIRST_SILENT", "None of those asked first has a view: ollama (TIMEOUT)."));
    assertThat(reason(table(Table.hold(0.9), Table.hold(0.9)).held(policy.withQuorum(3))))
        .isEqualTo("NO_QUORUM");
    EnsemblePolicy two = policy.withModels(new ModelQuorum(List.of("ollama", "openai"), 2));
    assertThat(reason(table(Table.hold(0.9), Table.hold(0.9)).held(two)))
        .isEqualTo("MODELS_SILENT");
  }

  @Test
  void what_is_held_and_what_a_buy_could_add_is_the_size_at_stake() {
    String enough = Interim.ENOUGH;
    Table waits = table(Table.hold(0.9), Table.hold(0.9));
    assertThat(reason(waits.held(policy("local-first", 0.1, "2.03")))).isEqualTo(enough);
    assertThat(waits.held(policy("local-first", 0.1, "2")).minutes().interim())
        .contains(
            new Interim("SIZE", "2.02 % of equity is at stake; from 2.00 % on all are asked."));
    Table buys = new Table().seat("openai", 3, Table.buy(0.9)).seat("ollama", 0, Table.buy(0.9));
    assertThat(reason(buys.held(policy("local-first", 0.1, "15")))).isEqualTo("SIZE");
    assertThat(reason(buys.held(policy("local-first", 0.1, "25")))).isEqualTo(enough);
    Situation little =
        new Situation(
            new Scene(100).wiggle(40, 0.5).observe(),
            RiskInputs.builder().build(),
            RiskPolicy.standard(),
            Briefing.EMPTY);
    assertThat(reason(waits.in(little).held(policy("local-first", 0.1, "100"))))
        .isEqualTo("SIZE_UNKNOWN");
  }

  private static Table priced(int... usd) {
    Table table = new Table().rules(RULE);
    String[] names = {"a", "b", "c", "d", "e"};
    for (int i = 0; i < usd.length; i++) {
      table.seat(names[i], usd[i], Table.hold(0.1));
    }
    return table;
  }

  @Test
  void the_cheaper_half_is_asked_first_by_what_a_call_can_cost() {
    EnsemblePolicy policy = policy("two-phase", 0.99, "100");
    Table five = priced(9, 1, 5, 0, 3);
    five.held(policy);
    assertThat(five.asked()).containsExactly(List.of("b", "d", "e"), List.of("a", "c"));
    Table two = priced(2, 1);
    two.held(policy);
    assertThat(two.asked()).containsExactly(List.of("b"), List.of("a"));
    Table alike = priced(2, 2, 2);
    assertThat(alike.held(policy).minutes().interim()).isEmpty();
    assertThat(alike.asked()).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void those_that_are_named_are_first_whatever_they_cost() {
    Table table = priced(9, 1, 5);
    EnsemblePolicy named =
        new EnsemblePolicy("two-phase", 1)
            .with(new Escalation(0.99, 0.99, Percent.of("100"), List.of("a", "gone")));
    table.held(named);
    assertThat(table.asked()).containsExactly(List.of("a"), List.of("b", "c"));
    EnsemblePolicy gone =
        named.with(new Escalation(0.99, 0.99, Percent.of("100"), List.of("gone")));
    Table other = priced(9, 1, 5);
    other.held(gone);
    assertThat(other.asked()).containsExactly(List.of("b", "c"), List.of("a"));
  }

  @Test
  void without_a_local_model_all_are_asked_at_once() {
    Table table = priced(2, 1);
    Council.Held held = table.held(policy("local-first", 0.99, "0"));
    assertThat(table.asked()).containsExactly(List.of("a", "b"));
    assertThat(held.minutes().interim()).isEmpty();
    Table nobody = new Table().rules(RULE);
    assertThat(nobody.held(policy("local-first", 0.99, "0")).minutes()).isEqualTo(Minutes.NONE);
    assertThat(nobody.held(policy("two-phase", 0.99, "0")).minutes()).isEqualTo(Minutes.NONE);
  }

  @Test
  void minutes_of_one_round_are_written_as_they_always_were() {
    Council.Held held = table(Table.hold(0.9), Table.buy(0.9)).held(EnsemblePolicy.DEFAULT);
    assertThat(held.minutes().calls()).hasSize(2);
    String written = Canon.write(held.minutes());
    assertThat(written).doesNotContain("interim", "round");
    assertThat(Canon.write(table("", "").agenda(EnsemblePolicy.DEFAULT))).doesNotContain("scripts");
    assertThat(Canon.write(EnsemblePolicy.DEFAULT)).doesNotContain("escalation");
    Minutes two = table(Table.hold(0.1), "").held(policy("two-phase", 0.9, "100")).minutes();
    assertThat(Canon.read(Canon.write(two), Minutes.class)).isEqualTo(two);
  }

  /** What asks the rest under a limit asks it under any stricter one. */
  @Test
  void a_stricter_limit_never_asks_fewer() {
    Random random = new Random(30);
    SortedMap<String, Integer> reasons = new TreeMap<>();
    for (int trial = 0; trial < 2_000; trial++) {
      Table table = random(random);
      String strategy = random.nextBoolean() ? "two-phase" : "local-first";
      Escalation loose =
          new Escalation(
              random.nextInt(10) / 10.0,
              random.nextInt(10) / 10.0,
              Percent.of(String.valueOf(random.nextInt(30))),
              List.of());
      Escalation strict =
          switch (random.nextInt(3)) {
            case 0 ->
                new Escalation(
                    loose.probability() + 0.1, loose.agreement(), loose.size(), List.of());
            case 1 ->
                new Escalation(
                    loose.probability(), loose.agreement() + 0.1, loose.size(), List.of());
            default ->
                new Escalation(loose.probability(), loose.agreement(), Percent.of("0"), List.of());
          };
      EnsemblePolicy policy = new EnsemblePolicy(strategy, 1 + random.nextInt(3));
      Council.Held before = table.held(policy.with(loose));
      Council.Held after = table.held(policy.with(strict));
      assertThat(after.opinions())
          .as("%s then %s", loose, strict)
          .hasSizeGreaterThanOrEqualTo(before.opinions().size());
      before
          .minutes()
          .interim()
          .ifPresent(interim -> reasons.merge(interim.reason(), 1, Integer::sum));
    }
    assertThat(reasons.keySet())
        .contains("ENOUGH", "LOW_PROBABILITY", "DISAGREEMENT", "SIZE", "FIRST_SILENT", "NO_QUORUM");
  }

  static Table random(Random random) {
    Table table =
        new Table()
            .rules(
                Table.rule(
                    "momentum", ACTIONS.get(random.nextInt(ACTIONS.size())), random.nextDouble()),
                new Opinion.Abstention("wavetrend", "WARMING_UP", "Too few candles."));
    for (String name :
        List.of("anthropic", "ollama", "openai", "xai").subList(0, random.nextInt(5))) {
      table.seat(name, random.nextInt(3), said(random));
    }
    return table;
  }

  private static String said(Random random) {
    double probability = random.nextInt(11) / 10.0;
    return switch (random.nextInt(6)) {
      case 0 -> Table.LATE;
      case 1 -> "no json";
      case 2 -> Table.sell(probability);
      case 3 -> Table.buy(probability);
      default -> Table.hold(probability);
    };
  }
}
