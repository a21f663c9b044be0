package ffe.backtest;

import static ffe.backtest.Pairs.BTC;
import static ffe.backtest.Pairs.ETH;
import static ffe.backtest.Pairs.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ffe.canon.Canon;
import ffe.decision.Analyst;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.MarketSource;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.risk.Limit;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.MemoryJournal;
import ffe.strategy.Strategies;
import ffe.trading.DecisionRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One account over several recordings. */
@Tag("simulation")
class SeveralBacktestTest {

  private static final List<Analyst> COIN = List.of(new Coin());
  private static final RiskPolicy STANDARD = RiskPolicy.standard();

  private static List<MarketSource> trades() {
    return List.of(Pairs.trades(BTC, 1), Pairs.trades(ETH, 2));
  }

  private static BacktestRun hours(Instrument... instruments) {
    return Pairs.lifted(Pairs.plan(Pairs.hours(1_500, instruments), COIN, STANDARD));
  }

  private static void same(BacktestRun run, MemoryJournal paper) {
    assertThat(run.digest()).isEqualTo(paper.sessionDigest());
    assertThat(run.decisions()).hasSameSizeAs(paper.decisions());
    assertThat(Canon.digest(run.orders())).isEqualTo(Canon.digest(paper.orders()));
    assertThat(Canon.digest(run.equity())).isEqualTo(Canon.digest(paper.equity()));
    assertThat(run.roundTrips()).isEqualTo(paper.roundTrips());
    for (Instrument instrument : List.of(BTC, ETH)) {
      assertThat(run.orders().stream().filter(o -> of(o.proposal().instrument(), instrument)))
          .as("both were traded")
          .isNotEmpty();
    }
  }

  private static boolean of(Instrument one, Instrument other) {
    return one.equals(other);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void two_tapes_come_to_the_paper_session_of_both_digest_for_digest(long seed) {
    List<Analyst> rules = Strategies.all();
    BacktestRun run = Pairs.run(Pairs.plan(trades(), rules, STANDARD));
    assertThat(run.fills()).isGreaterThan(4);
    same(run, Pairs.paper(trades(), rules, STANDARD, new Random(seed)));
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void candles_of_two_come_to_the_same_however_they_are_read(long seed) {
    List<MarketSource> sources = Pairs.hours(900, BTC, ETH);
    same(
        Pairs.run(Pairs.plan(Pairs.hours(900, BTC, ETH), COIN, STANDARD)),
        Pairs.paper(sources, COIN, STANDARD, new Random(seed)));
  }

  @Test
  void at_a_close_every_lane_knows_all_closes_and_no_price_after() {
    MemoryJournal paper =
        Pairs.paper(Pairs.hours(900, BTC, ETH, SOL), COIN, STANDARD, new Random(5));
    Map<Instant, List<DecisionRecord>> slots =
        paper.decisions().stream().collect(Collectors.groupingBy(DecisionRecord::slot));
    assertThat(slots).hasSizeGreaterThan(200);
    int held = 0;
    for (List<DecisionRecord> slot : slots.values()) {
      assertThat(slot).extracting(d -> d.lane().instrument()).containsExactly(BTC, ETH, SOL);
      List<Money> worth =
          slot.stream().map(d -> d.inputs().risk().equity().orElseThrow()).distinct().toList();
      assertThat(worth).as("what all are worth at %s", slot.get(0).slot()).hasSize(1);
      held += slot.get(0).inputs().holding().quantity().isZero() ? 0 : 1;
    }
    assertThat(held).isPositive();
  }

  @Test
  void what_comes_later_changes_nothing_before() {
    BacktestRun whole = hours(BTC, ETH);
    List<MarketSource> part = new ArrayList<>();
    for (MarketSource source : Pairs.hours(1_500, BTC, ETH)) {
      Instrument instrument = source.spec().instrument();
      Instant until = whole.candles(instrument).closesAt(600);
      part.add(Pairs.source(Pairs.walk(1_500, instrument).knowableAt(until)));
    }
    BacktestRun cut = Pairs.lifted(Pairs.plan(part, COIN, STANDARD));
    int common = cut.decisions().size();
    assertThat(common).isGreaterThan(800);
    assertThat(whole.decisions().subList(0, common).equals(cut.decisions())).isTrue();
  }

  @Test
  void the_order_in_which_recordings_are_named_does_not_matter() {
    List<MarketSource> turned = Pairs.hours(900, ETH, BTC);
    List<MarketSource> sorted = Pairs.hours(900, BTC, ETH);
    assertThat(Pairs.run(Pairs.plan(turned, COIN, STANDARD)).digest())
        .isEqualTo(Pairs.run(Pairs.plan(sorted, COIN, STANDARD)).digest());
  }

  @Test
  void what_moves_together_is_one_risk_and_what_does_not_is_not() {
    CandleSeries walk = Walks.of(Timeframe.H1, 900, 9);
    List<MarketSource> twins =
        List.of(Pairs.source(walk), Pairs.source(Pairs.renamed(ETH, walk, 0.1)));
    assertThat(mostAtStake(twins)).isBetween(0.09, 0.13);
    assertThat(mostAtStake(Pairs.hours(900, BTC, ETH))).isGreaterThan(0.15);
  }

  /** Of equity, when no more than 12 per cent may move together. */
  private static double mostAtStake(List<MarketSource> sources) {
    RiskPolicy narrow =
        RiskBounds.STANDARD.changed(
            STANDARD, "narrow", Map.of(Limit.CORRELATED_EXPOSURE_MAX, "12"));
    return Pairs.paper(sources, COIN, narrow, new Random(7)).decisions().stream()
        .map(d -> d.inputs().risk())
        .mapToDouble(
            known ->
                Pairs.worth(known.exposureAll().orElseThrow())
                    / Pairs.worth(known.equity().orElseThrow()))
        .max()
        .orElseThrow();
  }

  @Test
  void figures_by_instrument_add_up_to_those_of_the_account() {
    BacktestRun run = hours(BTC, ETH, SOL);
    BacktestReport report = BacktestReport.of(run, 1);
    assertThat(report.instrument()).isEqualTo("BTC-USD, ETH-USD, SOL-USD");
    assertThat(report.byInstrument()).containsOnlyKeys("BTC-USD", "ETH-USD", "SOL-USD");
    assertThat(report.byInstrument().values())
        .allMatch(one -> one.trades().trades() > 0)
        .extracting(one -> one.trades().trades())
        .satisfies(
            trades ->
                assertThat(trades.stream().mapToInt(n -> n).sum())
                    .isEqualTo(report.trades().trades()));
    assertThat(report.byInstrument().values().stream().mapToDouble(m -> m.trades().profit()).sum())
        .isCloseTo(report.trades().profit(), within(1e-6));
    double held =
        report.byInstrument().values().stream().mapToDouble(m -> m.hold()).average().orElseThrow();
    double kept = run.equity().get(run.equity().size() - 1).hold().amount().doubleValue();
    assertThat(kept / 10_000 - 1)
        .as("in equal parts at the first price, never balanced again")
        .isCloseTo(held, within(0.0001));
    assertThat(report.random()).isPresent();
    assertThat(BacktestReport.of(run, 1)).isEqualTo(report);
    assertThat(Canon.read(Canon.write(report), BacktestReport.class)).isEqualTo(report);
  }

  @Test
  void trades_are_measured_on_the_candles_of_their_own_instrument() {
    BacktestRun run = hours(BTC, ETH);
    RunChart chart = RunChart.of(run);
    assertThat(chart.candles()).isEmpty();
    assertThat(chart.panes())
        .extracting(RunChart.Pane::instrument)
        .containsExactly("BTC-USD", "ETH-USD");
    assertThat(chart.panes().stream().mapToInt(pane -> pane.trades().size()).sum())
        .isEqualTo(chart.trades().size());
    for (RunChart.Pane pane : chart.panes()) {
      assertThat(pane.candles()).hasSizeBetween(250, 500);
      CandleSeries own = run.candles(Instrument.of(pane.instrument()));
      for (RunChart.Deal deal : pane.trades()) {
        double notional = deal.entry() * deal.quantity();
        assertThat(deal.entry() / own.open(0)).isBetween(0.5, 2.0);
        assertThat(deal.adverse()).isLessThan(notional * 0.2);
        assertThat(deal.favourable()).isLessThan(notional * 0.2);
      }
    }
    assertThat(Canon.read(Canon.write(chart), RunChart.class)).isEqualTo(chart);
  }

  @Test
  void the_account_has_one_curve_with_a_point_at_each_slot() {
    BacktestRun run = hours(BTC, ETH);
    List<Instant> slots = run.decisions().stream().map(DecisionLine::slot).distinct().toList();
    assertThat(run.equity().stream().map(p -> p.at()).distinct()).containsAll(slots).isSorted();
    assertThat(run.equity()).hasSizeLessThan(1_500);
  }

  @Test
  void what_cannot_be_one_account_is_refused() {
    List<MarketSource> hours = Pairs.hours(400, BTC, ETH);
    assertThatThrownBy(() -> Pairs.plan(List.of(hours.get(0), hours.get(0)), COIN, STANDARD))
        .hasMessageContaining("each instrument once: BTC-USD, BTC-USD");
    MarketSource days = Pairs.source(Pairs.renamed(ETH, Walks.of(Timeframe.D1, 400, 1), 1));
    assertThatThrownBy(() -> Pairs.plan(List.of(hours.get(0), days), COIN, STANDARD))
        .hasMessageContaining("candles of one length");
    MarketSource euros = Pairs.hours(400, Instrument.of("ETH-EUR")).get(0);
    assertThatThrownBy(() -> Pairs.plan(List.of(hours.get(0), euros), COIN, STANDARD))
        .hasMessageContaining("does not buy ETH-EUR");
    List<MarketSource> many =
        IntStream.rangeClosed(10, 30)
            .mapToObj(n -> Pairs.hours(400, Instrument.of("C" + n + "-USD")).get(0))
            .toList();
    assertThatThrownBy(() -> Pairs.plan(many, COIN, STANDARD))
        .hasMessageContaining("1 to 20 instruments, not 21");
  }
}
