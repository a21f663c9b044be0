package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.canon.Digest;
import ffe.decision.Analyst;
import ffe.market.CandleSeries;
import ffe.strategy.Strategies;
import ffe.trading.DecisionRecord;
import ffe.trading.Evidence;
import ffe.trading.LaneSetup;
import ffe.trading.Replay.Answer;
import ffe.trading.SequentialPanel;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exported decision is proof on its own, and nothing in it can be changed unseen. */
@Tag("simulation")
class EvidenceTest {

  private static final int STEPS = 60_000;
  private static final long SEED = 20131127;

  private static GoldenSession session;
  private static DecisionRecord ordered;
  private static String text;

  @BeforeAll
  static void trade_for_a_while() {
    session = new GoldenSession();
    session.lane().advance(TapeSource.bundled().end(), STEPS);
    ordered =
        session.journal.decisions().stream()
            .filter(d -> d.result() == DecisionRecord.Result.ORDERED)
            .findFirst()
            .orElseThrow();
    text = write(ordered);
  }

  private static String write(DecisionRecord record) {
    return Evidence.write(record, record.digest().hex(), session.journal);
  }

  private static Answer verified(String evidence) {
    return verdict(evidence).answer();
  }

  private static Evidence.Verdict verdict(String evidence) {
    return Evidence.read(evidence).computeAgain(Strategies.all(), GoldenSession.CODE);
  }

  private static boolean refused(String evidence) {
    try {
      return verified(evidence) == Answer.DIFFERENT;
    } catch (Evidence.BrokenException e) {
      return true;
    }
  }

  /** As somebody would who knows how the seal is made. */
  private static String resealed(String evidence) {
    String body = evidence.substring(0, evidence.indexOf("\"seal\":"));
    return body + "\"seal\":\"" + Digest.of(body) + "\"}\n";
  }

  private static String withDigest(String evidence) {
    int from = evidence.indexOf("\"decision\":") + "\"decision\":".length();
    String decision = evidence.substring(from, evidence.indexOf(",\n\"candles\":"));
    return resealed(
        evidence.replaceFirst(
            "\"decision_digest\":\"[0-9a-f]*\"",
            "\"decision_digest\":\"" + Digest.of(decision) + "\""));
  }

  @Test
  void computes_to_the_same_digest_without_the_journal() {
    Evidence.Verdict verdict = verdict(text);
    assertThat(verdict.answer()).isEqualTo(Answer.IDENTICAL);
    assertThat(verdict.digest()).isEqualTo(ordered.digest().hex());
    assertThat(verdict.why()).isEmpty();
  }

  @Test
  void is_identical_for_every_kind_of_result() {
    var kinds = new TreeSet<String>();
    for (DecisionRecord record : session.journal.decisions()) {
      if (kinds.add(record.result() + record.reason())) {
        assertThat(verified(write(record))).as(record.id()).isEqualTo(Answer.IDENTICAL);
      }
    }
    assertThat(kinds).hasSizeGreaterThan(3);
  }

  @Test
  void finds_every_changed_added_and_lost_byte() {
    Random random = new Random(SEED);
    var places = new TreeSet<Integer>(List.of(0, 1, text.length() - 1, text.length() - 2));
    for (int line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line + 1)) {
      places.addAll(List.of(line, line - 1, Math.min(line + 1, text.length() - 1)));
    }
    while (places.size() < 400) {
      places.add(random.nextInt(text.length()));
    }
    for (int at : places) {
      char other = text.charAt(at) == '0' ? '1' : '0';
      String before = text.substring(0, at);
      for (String changed :
          List.of(
              before + other + text.substring(at + 1),
              before + text.substring(at + 1),
              before + ' ' + text.substring(at))) {
        assertThat(refused(changed)).as("at " + at).isTrue();
      }
    }
    assertThat(refused(text + "\n")).isTrue();
    assertThatThrownBy(() -> Evidence.read("")).isInstanceOf(Evidence.BrokenException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "54Z\",\"price\":\"890\"; 54Z\",\"price\":\"891\"; /opinions/",
        "\"equity\":{\"amount\":\"1000; \"equity\":{\"amount\":\"9000; /proposal/",
        "\"confidenceMin\":\"60\"; \"confidenceMin\":\"61\"; /verdict/",
        "\"quorum\":2; \"quorum\":9; /decision/",
        "\"count\":200; \"count\":100; the decision names [100 of 15m from",
        "\"reason\":\"AGREED\"; \"reason\":\"AGREES\"; /decision/reason: stored",
        "\"trades\":1; \"trades\":2; are not the ones that were seen",
        "\"code_version\":\"golden\"; \"code_version\":\"golder\"; another code version",
        "\"seal\":\"; \"seal\":\"0; what is computed from it is the same",
        "\"dataAge\":\"PT6S\"; \"dataAge\":\"PT6\"; it cannot be computed"
      })
  void names_the_first_field_that_differs_where_something_was_changed(
      String before, String after, String where) {
    String changed = text.replace(before, after);
    assertThat(changed).isNotEqualTo(text);
    Evidence.Verdict verdict = verdict(changed);
    assertThat(verdict.answer()).isEqualTo(Answer.DIFFERENT);
    assertThat(verdict.why().orElseThrow()).contains("its seal does not fit", where);
  }

  @Test
  void finds_a_decision_that_was_sealed_anew_with_another_outcome() {
    String other = text.replaceFirst("\"result\":\"ORDERED\"", "\"result\":\"HELD\"");
    assertThat(other).isNotEqualTo(text);
    assertThat(verified(resealed(other))).isEqualTo(Answer.DIFFERENT);
    Evidence.Verdict careful = verdict(withDigest(other));
    assertThat(careful.answer()).isEqualTo(Answer.DIFFERENT);
    assertThat(careful.why().orElseThrow()).contains("result");
  }

  @Test
  void finds_candles_that_were_changed_exchanged_or_left_out() {
    int candles = text.indexOf("\"candles\":");
    String changed =
        text.substring(0, candles)
            + text.substring(candles).replaceFirst("\"trades\":[0-9]+", "\"trades\":123456");
    assertThat(verified(resealed(changed))).isEqualTo(Answer.INPUT_MISSING);
    assertThat(verdict(changed).why().orElseThrow())
        .contains("seal does not fit", "are not the ones that were seen");
    String without = text.substring(0, candles) + "\"candles\":[],\n\"seal\":\"\"}\n";
    assertThat(verified(resealed(without))).isEqualTo(Answer.DIFFERENT);
    String none = text.substring(0, candles) + "\"candles\":{},\n\"seal\":\"\"}\n";
    assertThat(verified(resealed(none))).isEqualTo(Answer.DIFFERENT);
  }

  @Test
  void says_that_other_code_made_it_and_whether_that_decides_the_same() {
    Evidence.Verdict verdict = Evidence.read(text).computeAgain(Strategies.all(), "other");
    assertThat(verdict.answer()).isEqualTo(Answer.OTHER_VERSION);
    assertThat(verdict.why()).contains("this version decides the same");
    String unreadable = withDigest(text.replaceFirst("\"slot\":", "\"slit\":"));
    assertThat(Evidence.read(unreadable).computeAgain(Strategies.all(), "other").answer())
        .isEqualTo(Answer.OTHER_VERSION);
    assertThat(verified(unreadable)).isEqualTo(Answer.DIFFERENT);
  }

  @Test
  void is_no_other_version_because_the_file_says_so() {
    String lie =
        resealed(text.replaceFirst("\"code_version\":\"golden\"", "\"code_version\":\"x\""));
    assertThat(verified(lie)).isEqualTo(Answer.DIFFERENT);
  }

  @Test
  void is_not_written_when_the_candles_are_gone() {
    assertThatThrownBy(
            () ->
                Evidence.write(
                    ordered,
                    ordered.digest().hex(),
                    (lane, timeframe, first, count) ->
                        CandleSeries.of(lane.instrument(), timeframe, List.of())))
        .isInstanceOf(Evidence.BrokenException.class)
        .hasMessageContaining("not the ones that were seen");
  }

  @Test
  void computes_again_what_a_part_of_the_analysts_decided() {
    List<Analyst> some = Strategies.all().subList(0, 2);
    TapeSource source = TapeSource.bundled();
    MemoryJournal journal = new MemoryJournal();
    LaneSetup all =
        GoldenSession.setup(source, new PaperVenue(source.spec(), FillModel.KRAKEN), journal);
    OnlyLane.open(
            new LaneSetup(
                all.lane(),
                all.account(),
                all.source(),
                all.venues(),
                some.stream().map(Analyst::name).toList(),
                new SequentialPanel(some),
                all.bounds(),
                all.rules(),
                journal,
                all.deposit(),
                all.takerFee(),
                all.autostart(),
                all.codeVersion()),
            1)
        .advance(source.end(), STEPS / 2);
    DecisionRecord last = journal.decisions().get(journal.decisions().size() - 1);
    assertThat(last.opinions()).hasSize(2);
    Evidence.Verdict verdict = verdict(Evidence.write(last, last.digest().hex(), journal));
    assertThat(verdict.answer()).as(verdict.toString()).isEqualTo(Answer.IDENTICAL);
  }

  @Test
  void can_be_checked_with_other_tools() {
    String[] lines = text.split("\n", -1);
    assertThat(lines[3]).startsWith("\"decision\":").endsWith(",");
    String decision = lines[3].substring("\"decision\":".length(), lines[3].length() - 1);
    assertThat(decision).isEqualTo(Canon.write(ordered));
    assertThat(lines[2]).contains(Digest.of(decision).hex());
  }
}
