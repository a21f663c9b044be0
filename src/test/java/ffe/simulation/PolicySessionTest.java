package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.strategy.Strategies;
import ffe.trading.DecisionRecord;
import ffe.trading.LaneSetup;
import ffe.trading.PolicyVersion;
import ffe.trading.Rejudged;
import ffe.trading.Replay;
import ffe.trading.TradingAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stretch of the bundled recording in whose middle the policy is changed. */
@Tag("golden")
class PolicySessionTest {

  private static final TapeSource SOURCE = TapeSource.bundled(Duration.ofHours(60));
  private static final Instant CHANGE = SOURCE.start().plus(Duration.ofMinutes(607));
  private static final Instant END = SOURCE.start().plus(Duration.ofHours(24));
  private static final Map<String, String> OTHER =
      Map.of("confidence_min", "85", "risk_per_trade_max", "0.5", "weight.momentum", "2");

  private static MemoryJournal whole;
  private static MemoryJournal killed;

  @BeforeAll
  static void runs_with_and_without_crashes() {
    whole = run(false);
    killed = run(true);
  }

  private static TradingAccount lane(MemoryJournal journal, long token) {
    LaneSetup setup =
        GoldenSession.setup(SOURCE, new PaperVenue(SOURCE.spec(), FillModel.KRAKEN), journal);
    return OnlyLane.open(setup, token);
  }

  private static void go(TradingAccount lane, Instant until) {
    int max = 10_000;
    while (lane.advance(until, max) == max) {
      // on to that instant
    }
  }

  /** A crash is a lane that is dropped and opened again from its journal. */
  private static MemoryJournal run(boolean crashes) {
    MemoryJournal journal = new MemoryJournal();
    TradingAccount lane = lane(journal, 1);
    go(lane, CHANGE);
    PolicyVersion now = OnlyLane.view(lane).policy();
    LaneSetup setup =
        GoldenSession.setup(SOURCE, new PaperVenue(SOURCE.spec(), FillModel.KRAKEN), journal);
    PolicyVersion next = now.next(OTHER, CHANGE, "ann", "calmer", setup.frame());
    assertThat(lane.adopt(next)).isTrue();
    for (int hours = 11; crashes && hours < 24; hours++) {
      lane = lane(journal, hours);
      go(lane, SOURCE.start().plus(Duration.ofHours(hours)).plusSeconds(hours * 37L));
    }
    go(lane, END);
    return journal;
  }

  @Test
  void crashes_after_the_change_change_nothing() {
    assertThat(killed.policies()).isEqualTo(whole.policies());
    assertThat(killed.decisions().stream().map(Canon::write).toList())
        .isEqualTo(whole.decisions().stream().map(Canon::write).toList());
    assertThat(killed.entries()).isEqualTo(whole.entries());
    assertThat(killed.equity()).isEqualTo(whole.equity());
  }

  @Test
  void each_decision_names_the_policy_that_was_in_force_and_replays_identical() {
    Replay replay = new Replay(Strategies.all(), GoldenSession.CODE, whole);
    List<DecisionRecord> decisions = whole.decisions();
    assertThat(decisions).anyMatch(d -> d.slot().isAfter(CHANGE));
    for (DecisionRecord record : decisions) {
      boolean isAfter = record.slot().isAfter(CHANGE);
      assertThat(record.inputs().policy().version())
          .as("of %s", record.slot())
          .isEqualTo(isAfter ? "v2" : "standard-1");
      DecisionRecord read = Canon.read(Canon.write(record), DecisionRecord.class);
      assertThat(replay.of(read).answer()).isEqualTo(Replay.Answer.IDENTICAL);
    }
  }

  @Test
  void judged_again_under_its_own_policy_each_decision_is_itself_and_under_the_other_some_differ() {
    PolicyVersion first = whole.policies().get(0);
    PolicyVersion second = whole.policies().get(1);
    int others = 0;
    for (DecisionRecord record : whole.decisions()) {
      boolean isAfter = record.slot().isAfter(CHANGE);
      Rejudged own = Rejudged.of(record, (isAfter ? second : first).policy());
      assertThat(own.again().digest()).as("of %s", record.slot()).isEqualTo(record.digest());
      Rejudged other = Rejudged.of(record, (isAfter ? first : second).policy());
      others += other.outcome() == Rejudged.Outcome.SAME ? 0 : 1;
    }
    assertThat(others).isPositive();
  }
}
