package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import ffe.trading.DecisionRecord;
import ffe.trading.Evidence;
import ffe.trading.LaneSetup;
import ffe.trading.Replay;
import ffe.trading.SequentialPanel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Half a day in which rules are asked that are not set as usual. */
@Tag("golden")
class TunedReplayTest {

  private static final TapeSource SOURCE = TapeSource.bundled(Duration.ofHours(60));
  private static final List<String> NAMES =
      List.of("mean-reversion:width=1.5", "momentum:fast=5:volume-ratio=0.8", "trend-flip");
  private static final MemoryJournal JOURNAL = new MemoryJournal();

  @BeforeAll
  static void runs() {
    LaneSetup usual =
        GoldenSession.setup(SOURCE, new PaperVenue(SOURCE.spec(), FillModel.KRAKEN), JOURNAL);
    List<Analyst> asked = NAMES.stream().map(Strategies::named).toList();
    CycleRules rules = usual.rules();
    LaneSetup tuned =
        new LaneSetup(
            usual.lane(),
            usual.account(),
            usual.source(),
            usual.venues(),
            NAMES,
            new SequentialPanel(asked),
            usual.bounds(),
            new CycleRules(
                rules.timeframe(),
                rules.policy(),
                new EnsemblePolicy(EnsemblePolicy.WEIGHTED, 1),
                rules.weights(),
                rules.slippage()),
            JOURNAL,
            usual.deposit(),
            usual.takerFee(),
            true,
            usual.codeVersion());
    OnlyLane.open(tuned, 1).advance(SOURCE.start().plus(Duration.ofHours(12)), 1_000_000);
  }

  @Test
  void a_record_names_what_its_rules_were_set_to_and_is_computed_again_from_that_alone() {
    assertThat(JOURNAL.decisions()).hasSizeGreaterThan(100);
    Replay replay = new Replay(Strategies.all(), GoldenSession.CODE, JOURNAL);
    for (DecisionRecord record : JOURNAL.decisions()) {
      assertThat(record.opinions().stream().map(Opinion::analyst).toList()).isEqualTo(NAMES);
      DecisionRecord read = Canon.read(Canon.write(record), DecisionRecord.class);
      assertThat(replay.of(read).answer()).isEqualTo(Replay.Answer.IDENTICAL);
    }
    assertThat(
            JOURNAL.decisions().stream()
                .flatMap(r -> r.opinions().stream())
                .filter(o -> o.analyst().startsWith("momentum:"))
                .map(Opinion::reason)
                .distinct()
                .count())
        .isGreaterThan(1);
  }

  @Test
  void what_is_claimed_to_be_set_otherwise_is_found_to_differ() {
    assertThat(differing("volume-ratio=0.8", "volume-ratio=3")).isPositive();
    assertThat(differing("momentum:fast=5", "momentum:fast=5:reward=2")).isPositive();
    assertThat(differing("volume-ratio=0.8", "pace=3")).isEqualTo(JOURNAL.decisions().size());
  }

  private static long differing(String was, String claimed) {
    Replay replay = new Replay(Strategies.all(), GoldenSession.CODE, JOURNAL);
    return JOURNAL.decisions().stream()
        .map(r -> Canon.read(Canon.write(r).replace(was, claimed), DecisionRecord.class))
        .filter(r -> replay.of(r).answer() == Replay.Answer.DIFFERENT)
        .count();
  }

  @Test
  void an_export_is_verified_without_saying_who_was_asked() {
    DecisionRecord record = JOURNAL.decisions().get(50);
    String text = Evidence.write(record, record.digest().hex(), JOURNAL);
    assertThat(Evidence.read(text).computeAgain(Strategies.offered(), GoldenSession.CODE).answer())
        .isEqualTo(Replay.Answer.IDENTICAL);
  }
}
