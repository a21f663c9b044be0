package ffe.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.MarketBook;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.portfolio.Account;
import ffe.portfolio.LedgerEvent;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.simulation.FillModel;
import ffe.simulation.MemoryJournal;
import ffe.simulation.OnlyLane;
import ffe.simulation.PaperVenue;
import ffe.simulation.TapeSource;
import ffe.strategy.Strategies;
import ffe.trading.AccountSnapshot;
import ffe.trading.AgentState;
import ffe.trading.CycleJournal;
import ffe.trading.CycleRules;
import ffe.trading.DecisionRecord;
import ffe.trading.JournalDecorator;
import ffe.trading.JournalDownException;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneSetup;
import ffe.trading.SequentialPanel;
import ffe.trading.TradingAccount;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was counted while the bundled tape was traded is what its journal holds. */
@Tag("unit")
class MeteredSessionTest {

  private static final Instant WALL = Instant.parse("2026-11-21T12:00:00Z");

  private static final KeptMetrics METRICS = new KeptMetrics();
  private static final MemoryJournal JOURNAL = new MemoryJournal();
  private static final Map<String, Double> SLIPPAGE = new TreeMap<>();
  private static MeteredJournal metered;

  @BeforeAll
  static void trade_the_tape_once() {
    metered =
        new MeteredJournal(
            JOURNAL, new Meters(METRICS.registry()), Clock.fixed(WALL, ZoneOffset.UTC), "tape");
    assertThat(METRICS.gauge("ffe_slippage_bps{venue=tape}")).isNaN();
    assertThat(metered.lastSuccess()).isZero();
    TapeSource source = TapeSource.bundled();
    TradingAccount lane = OnlyLane.open(setup(source, new Watched(metered)), 1);
    while (OnlyLane.view(lane).status().agent() != AgentState.ENDED) {
      lane.advance(source.end(), 100_000);
    }
  }

  private static LaneSetup setup(TapeSource source, CycleJournal journal) {
    RiskPolicy policy = RiskPolicy.standard();
    Meters meters = new Meters(METRICS.registry());
    return new LaneSetup(
        new Lane("main", source.spec().instrument(), source.id()),
        new Account("main", Account.Mode.PAPER, source.spec().venue(), Currency.USD),
        source,
        new PaperVenue(source.spec(), FillModel.KRAKEN),
        Strategies.all().stream().map(Analyst::name).toList(),
        metered.watched(
            new SequentialPanel(
                Strategies.all().stream()
                    .<Analyst>map(a -> new MeteredAnalyst(a, meters))
                    .toList())),
        RiskBounds.STANDARD,
        new CycleRules(
            Timeframe.M5, policy, EnsemblePolicy.DEFAULT, VoterWeights.EQUAL, Bps.of("7")),
        journal,
        Money.of("10000", Currency.USD),
        Bps.of("40"),
        true,
        "metered");
  }

  @Test
  void counts_cycles_decisions_and_denials_as_journaled() {
    assertThat(counted("ffe_cycles_total{result=%s}"))
        .isEqualTo(by(JOURNAL.decisions().stream(), d -> lower(d.result())));
    assertThat(counted("ffe_decisions_total{action=%s}"))
        .isEqualTo(
            by(
                JOURNAL.decisions().stream().flatMap(d -> d.decision().stream()),
                d -> lower(d.action())));
    assertThat(counted("ffe_risk_denials_total{code=%s}"))
        .isNotEmpty()
        .isEqualTo(
            by(
                JOURNAL.decisions().stream()
                    .filter(d -> d.result() == DecisionRecord.Result.DENIED),
                DecisionRecord::reason));
  }

  @Test
  void counts_fills_and_ended_orders_as_journaled() {
    assertThat(counted("ffe_trades_total{side=%s,venue=tape}"))
        .hasSize(2)
        .isEqualTo(by(fills().stream(), f -> lower(f.side())));
    assertThat(counted("ffe_orders_total{result=%s,venue=tape}"))
        .containsKey("filled")
        .isEqualTo(
            by(JOURNAL.orders().stream().filter(o -> o.state().isFinal()), o -> lower(o.state())));
  }

  @Test
  void times_every_answered_order_once_and_every_decision() {
    assertThat(METRICS.timings.get("ffe_order_ack_seconds{venue=tape}"))
        .isEqualTo(JOURNAL.orders().size())
        .isPositive();
    assertThat(METRICS.timings.get("ffe_decision_latency_seconds{}"))
        .isEqualTo((int) JOURNAL.decisions().stream().filter(d -> !d.opinions().isEmpty()).count())
        .isPositive();
  }

  @Test
  void counts_and_times_each_analysts_answers() {
    long asked = JOURNAL.decisions().stream().filter(d -> !d.opinions().isEmpty()).count();
    for (Analyst analyst : Strategies.all()) {
      String provider = "provider=" + analyst.name();
      assertThat(METRICS.timings.get("ffe_provider_latency_seconds{" + provider + "}"))
          .isEqualTo((int) asked);
      assertThat(
              METRICS.counts.get("ffe_provider_requests_total{" + provider + ",status=view}")
                  + METRICS.counts.get(
                      "ffe_provider_requests_total{" + provider + ",status=abstained}"))
          .isEqualTo(asked);
    }
  }

  @Test
  void knows_when_the_last_cycle_saw_a_market() {
    assertThat(metered.lastSuccess()).isEqualTo(WALL.getEpochSecond());
  }

  /** Computed another way: by the order's cause, and by which trigger its note or price names. */
  @Test
  void slippage_is_against_the_price_the_decision_knew_or_the_trigger() {
    assertThat(SLIPPAGE).hasSameSizeAs(fills());
    int entries = 0;
    for (Fill fill : fills()) {
      Order order = order(fill.orderId());
      double price = fill.price().asDouble();
      double got = SLIPPAGE.get(fill.id());
      if (order.proposal().type() == OrderType.MARKET) {
        entries++;
        double known = decision(order).inputs().lastTick().orElseThrow().price().asDouble();
        double sign = fill.side() == Side.BUY ? 1 : -1;
        assertThat(got).isCloseTo(sign * (price - known) / known * 10_000, within(1e-6));
      } else {
        Protection levels = order.proposal().protection().orElseThrow();
        assertThat(got)
            .isIn(
                Stream.concat(Stream.of(levels.stop()), levels.target().stream())
                    .map(level -> -(price / level.asDouble() - 1) * 10_000)
                    .toList());
        assertThat(Math.abs(got)).as("nearest trigger of " + order).isLessThan(100);
      }
    }
    assertThat(entries).isPositive().isLessThan(fills().size());
  }

  @Test
  void a_cycle_that_was_not_committed_is_a_failed_one() {
    KeptMetrics metrics = new KeptMetrics();
    MeteredJournal broken =
        new MeteredJournal(new Broken(), new Meters(metrics.registry()), Clock.systemUTC(), "tape");
    LaneAppend cycle = Watched.cycle.orElseThrow();
    assertThatThrownBy(() -> broken.append(cycle)).isInstanceOf(JournalDownException.class);
    assertThat(metrics.counts.get("ffe_cycles_total{result=failed}")).isEqualTo(1);
    assertThat(metrics.counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    assertThat(broken.lastSuccess()).isZero();
  }

  /** Keeps what the gauge says after each fill, and one append with a decision. */
  private static final class Watched extends JournalDecorator {
    private static Optional<LaneAppend> cycle = Optional.empty();

    Watched(CycleJournal journal) {
      super(journal);
    }

    @Override
    public void append(LaneAppend append) {
      super.append(append);
      if (append.decision().isPresent()) {
        cycle = Optional.of(append);
      }
      for (LedgerEvent event : append.events()) {
        if (event instanceof LedgerEvent.Filled filled) {
          SLIPPAGE.put(filled.fill().id(), METRICS.gauge("ffe_slippage_bps{venue=tape}"));
        }
      }
    }
  }

  private static final class Broken implements CycleJournal {
    @Override
    public Optional<AccountSnapshot> load(List<Lane> lanes) {
      return Optional.empty();
    }

    @Override
    public Optional<DecisionRecord> decision(Lane lane, String id) {
      return Optional.empty();
    }

    @Override
    public void keepHistory(Lane lane, MarketBook market) {}

    @Override
    public void append(LaneAppend append) {
      throw new JournalDownException("down", new IllegalStateException());
    }

    @Override
    public boolean claim(Lane lane, Order order, long leaseToken) {
      return false;
    }
  }

  private static List<Fill> fills() {
    return JOURNAL.events().stream()
        .filter(LedgerEvent.Filled.class::isInstance)
        .map(e -> ((LedgerEvent.Filled) e).fill())
        .toList();
  }

  private static Order order(ClientOrderId id) {
    return JOURNAL.orders().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  private static DecisionRecord decision(Order order) {
    return JOURNAL.decisions().stream()
        .filter(d -> d.id().equals(order.proposal().cause()))
        .findFirst()
        .orElseThrow();
  }

  /** Counts above zero by the one tag that differs. */
  private static Map<String, Long> counted(String pattern) {
    String[] around = pattern.split("%s", -1);
    return METRICS.counts.entrySet().stream()
        .filter(e -> e.getKey().startsWith(around[0]) && e.getKey().endsWith(around[1]))
        .filter(e -> e.getValue() > 0)
        .collect(
            Collectors.toMap(
                e ->
                    e.getKey()
                        .substring(around[0].length(), e.getKey().length() - around[1].length()),
                Map.Entry::getValue));
  }

  private static <T> Map<String, Long> by(Stream<T> all, Function<T, String> name) {
    return all.collect(Collectors.groupingBy(name, Collectors.counting()));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
