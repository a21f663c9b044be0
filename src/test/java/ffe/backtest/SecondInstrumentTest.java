package ffe.backtest;

import static ffe.backtest.Pairs.BTC;
import static ffe.backtest.Pairs.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.MarketSource;
import ffe.market.Timeframe;
import ffe.risk.RiskPolicy;
import ffe.simulation.MemoryJournal;
import ffe.strategy.Strategies;
import ffe.trading.DecisionRecord;
import ffe.trading.Evidence;
import ffe.trading.Replay;
import ffe.trading.SliceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An analyst that looks at two instruments of an account at once. */
@Tag("simulation")
class SecondInstrumentTest {

  private static final List<Analyst> RATIO = List.of(Strategies.named("ratio"));
  private static final RiskPolicy STANDARD = RiskPolicy.standard();

  /** Two that go the same way, now one ahead and now the other. */
  static List<MarketSource> related() {
    CandleSeries walk = Walks.of(Timeframe.H1, 900, 9);
    List<Candle> other = new ArrayList<>();
    for (int i = 0; i < walk.size(); i++) {
      Candle c = walk.candle(i);
      double by = 0.1 * (1 + 0.01 * StrictMath.sin(i / 5.0));
      other.add(
          new Candle(
              c.opensAt(),
              c.open() * by,
              c.high() * by,
              c.low() * by,
              c.close() * by,
              c.volume(),
              1));
    }
    return List.of(Pairs.source(walk), Pairs.source(CandleSeries.of(ETH, Timeframe.H1, other)));
  }

  private static MemoryJournal paper(long seed) {
    return Pairs.paper(related(), RATIO, STANDARD, new Random(seed));
  }

  private static Set<String> reasons(MemoryJournal paper, Instrument instrument) {
    return paper.decisions().stream()
        .filter(d -> d.lane().instrument().equals(instrument))
        .flatMap(d -> d.opinions().stream())
        .map(Opinion::reason)
        .collect(Collectors.toSet());
  }

  private static Replay replay(SliceReader slices) {
    return new Replay(Strategies.offered(), Pairs.CODE, slices);
  }

  @Test
  void each_is_judged_by_the_other_and_traded() {
    MemoryJournal paper = paper(1);
    for (Instrument instrument : List.of(BTC, ETH)) {
      assertThat(reasons(paper, instrument))
          .contains("RATIO_AWAY", "NO_SIGNAL")
          .doesNotContain("NO_SECOND_INSTRUMENT", "SECOND_INSTRUMENT_INCOMPLETE");
    }
    assertThat(paper.roundTrips()).isNotEmpty();
    assertThat(Pairs.run(Pairs.plan(related(), RATIO, STANDARD)).digest())
        .as("a backtest of the same, and another pace")
        .isEqualTo(paper.sessionDigest())
        .isEqualTo(paper(2).sessionDigest());
  }

  @Test
  void its_decisions_name_both_and_are_computed_again_here_and_elsewhere() {
    MemoryJournal paper = paper(3);
    for (DecisionRecord record : paper.decisions()) {
      Instrument other = record.lane().instrument().equals(BTC) ? ETH : BTC;
      assertThat(record.inputs().beside().orElseThrow().lane().instrument()).isEqualTo(other);
      assertThat(replay(paper).of(record).answer()).isEqualTo(Replay.Answer.IDENTICAL);
    }
    DecisionRecord acted =
        paper.decisions().stream().filter(d -> d.proposal().isPresent()).findFirst().orElseThrow();
    assertThat(Canon.read(Canon.write(acted), DecisionRecord.class)).isEqualTo(acted);
    String text = Evidence.write(acted, acted.digest().hex(), paper);
    assertThat(text).contains("\"1h of " + other(acted) + "\"");
    assertThat(Evidence.read(text).computeAgain(Strategies.offered(), Pairs.CODE).answer())
        .isEqualTo(Replay.Answer.IDENTICAL);
  }

  private static Instrument other(DecisionRecord record) {
    return record.inputs().beside().orElseThrow().lane().instrument();
  }

  @Test
  void a_changed_candle_of_the_other_is_found() {
    MemoryJournal paper = paper(4);
    DecisionRecord acted =
        paper.decisions().stream().filter(d -> d.proposal().isPresent()).findFirst().orElseThrow();
    SliceReader changed =
        (lane, timeframe, first, count) -> {
          CandleSeries series = paper.candles(lane, timeframe, first, count);
          return lane.instrument().equals(other(acted))
              ? Pairs.renamed(lane.instrument(), series, 1.0001)
              : series;
        };
    assertThat(replay(changed).of(acted).answer()).isEqualTo(Replay.Answer.INPUT_MISSING);
    assertThat(replay(changed).of(acted).firstDifference().orElseThrow())
        .startsWith("candles 1h from");
  }

  @Test
  void of_trades_the_one_whose_candle_is_not_closed_yet_is_looked_at_a_candle_earlier() {
    List<MarketSource> tapes = List.of(Pairs.trades(BTC, 1), Pairs.trades(ETH, 1));
    MemoryJournal paper = Pairs.paper(tapes, RATIO, STANDARD, new Random(5));
    for (Instrument instrument : List.of(BTC, ETH)) {
      assertThat(reasons(paper, instrument))
          .contains("NO_SIGNAL")
          .doesNotContain("NO_SECOND_INSTRUMENT", "SECOND_INSTRUMENT_INCOMPLETE");
    }
  }

  @Test
  void where_nobody_looks_beside_no_record_tells_of_it() {
    MemoryJournal paper = Pairs.paper(related(), Strategies.all(), STANDARD, new Random(6));
    assertThat(paper.decisions()).isNotEmpty();
    assertThat(paper.decisions()).allMatch(d -> d.inputs().beside().isEmpty());
    assertThat(Canon.write(paper.decisions().get(0))).doesNotContain("beside");
  }
}
