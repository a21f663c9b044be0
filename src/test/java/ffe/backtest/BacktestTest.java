package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.canon.Canon;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.CandleSeries;
import ffe.market.MarketSource;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.risk.RiskPolicy;
import ffe.simulation.CandleSource;
import ffe.simulation.FillModel;
import ffe.simulation.TapeSource;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same recording as the golden session of the paper account, run as a backtest. */
@Tag("simulation")
class BacktestTest {

  private static BacktestRun run;

  @BeforeAll
  static void runs() {
    run = Backtest.run(plan(TapeSource.bundled()), "golden", Backtest.Watch.NOBODY).orElseThrow();
  }

  private static BacktestPlan plan(MarketSource source) {
    return new BacktestPlan(
        "main",
        source,
        FillModel.KRAKEN,
        Strategies.all(),
        new CycleRules(
            Timeframe.M5,
            RiskPolicy.standard(),
            EnsemblePolicy.DEFAULT,
            VoterWeights.EQUAL,
            Bps.of("7")),
        Money.of("10000", Currency.USD),
        Optional.empty());
  }

  private static Properties golden() throws IOException {
    Properties golden = new Properties();
    try (InputStream in = BacktestTest.class.getResourceAsStream("/golden/session.properties")) {
      golden.load(in);
    }
    return golden;
  }

  @Test
  void a_backtest_is_the_paper_session_of_the_same_recording_digest_for_digest()
      throws IOException {
    Properties golden = golden();
    assertThat(run.digest().hex()).isEqualTo(golden.getProperty("digest"));
    assertThat(run.decisions()).hasSize(Integer.parseInt(golden.getProperty("decisions")));
    assertThat(Canon.digest(run.orders()).hex()).isEqualTo(golden.getProperty("orders.digest"));
    assertThat(Canon.digest(run.equity()).hex()).isEqualTo(golden.getProperty("equity.points"));
    assertThat(run.fills()).isEqualTo(Integer.parseInt(golden.getProperty("fills")));
  }

  @Test
  void its_report_tells_the_same_again_and_adds_up() {
    BacktestReport report = BacktestReport.of(run, 1);
    assertThat(BacktestReport.of(run, 1)).isEqualTo(report);
    assertThat(report.decisions().values().stream().mapToInt(n -> n).sum())
        .isEqualTo(run.decisions().size());
    assertThat(report.trades().trades())
        .isEqualTo((int) run.roundTrips().stream().map(t -> t.exitFillId()).distinct().count());
    assertThat(report.trades().profit())
        .isCloseTo(
            run.roundTrips().stream().mapToDouble(t -> t.profit().amount().doubleValue()).sum(),
            within(1e-6));
    assertThat(report.byHour().values().stream().mapToInt(t -> t.trades()).sum())
        .isEqualTo(report.trades().trades());
    double grown =
        report.equity().amount().doubleValue() / report.deposit().amount().doubleValue() - 1;
    assertThat(report.account().total().number().orElseThrow())
        .isBetween(grown - 0.01, grown + 0.01);
  }

  @Test
  void stopped_on_the_way_it_gives_no_run() {
    int[] asked = {0};
    assertThat(
            Backtest.run(plan(TapeSource.bundled()), "golden", (told, cycles) -> ++asked[0] < 5)
                .isEmpty())
        .isTrue();
    assertThat(asked[0]).isEqualTo(5);
  }

  @Test
  void the_same_minutes_as_candles_trade_too() {
    CandleSeries minutes = run.candles(Markets.PAIR);
    CandleSource source =
        new CandleSource("candles:test", TapeSource.bundled().spec(), minutes, 1_600);
    BacktestRun bars = Backtest.run(plan(source), "golden", Backtest.Watch.NOBODY).orElseThrow();
    assertThat(bars.fills()).isPositive();
    assertThat(bars.candles(Markets.PAIR).size()).isEqualTo(minutes.size() - 1_600);
    assertThat(BacktestReport.of(bars, 1).luck().verdict()).isEqualTo(Luck.Verdict.TOO_FEW_TO_TELL);
  }
}
