package ffe.adapter.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.Agenda;
import ffe.council.Briefing;
import ffe.council.Call;
import ffe.council.Council;
import ffe.council.Hearing;
import ffe.council.Interim;
import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.Price;
import ffe.council.ScriptedModel;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.council.Situations;
import ffe.council.Table;
import ffe.council.Tokens;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.VoterWeights;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In virtual time: what is late in the first round, and answers during the second. */
@Tag("unit")
class LateRoundTest {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LATE = Duration.ofHours(2);
  private static final Price DEAR = new Price(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);

  private final List<String> answered = new ArrayList<>();

  private LanguageModel model(String provider, String raw) {
    return new ScriptedModel(
        provider,
        any -> {
          answered.add(provider);
          return ModelReply.of(raw, Tokens.NONE, "stop");
        });
  }

  /** Two local models, of which the first is late, and a dear one. */
  private Council.Held held(String late) {
    VirtualPool pool = new VirtualPool().taking(LATE, SOON, SOON);
    ManagedAsker asker =
        new ManagedAsker(
            List.of(
                model("late", late),
                model("local", Table.hold(0.1)),
                model("cloud", Table.hold(0.7))),
            pool);
    List<Seat> seats =
        List.of(
            new Seat("late", "late-1"),
            new Seat("local", "local-1"),
            new Seat("cloud", "cloud-1", Optional.of(DEAR)));
    EnsemblePolicy policy = new EnsemblePolicy("local-first", 1);
    Council council = new Council(Seating.of(seats, LIMIT), asker);
    Council.Held held =
        council.convene(
            new Agenda(council.seating(), Briefing.EMPTY, Optional.empty()),
            new Hearing(Situations.full(), List.of(), policy, VoterWeights.EQUAL));
    pool.lateOnesEnd();
    return held;
  }

  @Test
  void what_a_late_model_says_during_the_second_round_changes_nothing() {
    Council.Held held = held(Table.buy(1));
    assertThat(answered).containsExactly("local", "late", "cloud");
    assertThat(held.minutes().calls())
        .extracting(Call::provider)
        .containsExactly("late", "local", "cloud");
    assertThat(held.opinions().get(0))
        .isEqualTo(new Opinion.Abstention("late", "TIMEOUT", "late did not answer within 600 s"));
    assertThat(held.minutes().interim()).map(Interim::reason).contains("LOW_PROBABILITY");
    assertThat(held).isEqualTo(held(Table.sell(1))).isEqualTo(held("nonsense"));
  }
}
