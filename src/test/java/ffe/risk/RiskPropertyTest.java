package ffe.risk;

import static ffe.risk.RiskCase.NOW;
import static ffe.risk.RiskCase.usd;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.FeedState;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.OrderProposal.Purpose;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.risk.KillSwitch.Code;
import ffe.risk.KillSwitch.Halt;
import ffe.risk.RiskState.Mark;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Over random cases near the limits; the seed is printed with every failure. */
@Tag("property")
class RiskPropertyTest {

  private static final long SEED = Long.getLong("ffe.test.seed", 20131125L);
  private static final int RUNS = 1500;

  private Random random = new Random(SEED);

  @BeforeEach
  void begin_at_the_seed() {
    random = new Random(SEED);
  }

  // ------------------------------------------------------------ the gate

  @Test
  void tightening_a_limit_never_turns_a_denial_into_an_approval() {
    int approved = 0;
    int denied = 0;
    Map<String, Integer> turned = new TreeMap<>();
    for (int run = 0; run < RUNS * 6; run++) {
      RiskCase c = randomCase();
      String limit = limits().get(run % limits().size());
      RiskCase tighter = tightened(c, limit);
      boolean was = c.judge().isApproved();
      boolean is = tighter.judge().isApproved();
      assertThat(is && !was).as("seed %d run %d, %s: %s", SEED, run, limit, c).isFalse();
      if (was && !is) {
        turned.merge(limit, 1, Integer::sum);
      }
      approved += was ? 1 : 0;
      denied += was ? 0 : 1;
    }
    assertThat(approved).as("cases must be of both kinds").isGreaterThan(RUNS / 10);
    assertThat(denied).as("cases must be of both kinds").isGreaterThan(RUNS / 10);
    assertThat(turned.keySet())
        .as("each limit must matter to some case, else nothing was shown")
        .containsExactlyInAnyOrderElementsOf(limits());
  }

  @Test
  void knowing_less_never_turns_a_denial_into_an_approval_and_never_fails() {
    for (int run = 0; run < RUNS; run++) {
      RiskCase c = randomCase();
      RiskCase less = c;
      for (RecordComponent component : RiskInputs.class.getRecordComponents()) {
        if (component.getType() == Optional.class && random.nextInt(6) == 0) {
          less = less.without(component.getName());
        }
      }
      assertThat(less.judge().isApproved() && !c.judge().isApproved())
          .as("seed %d run %d: %s", SEED, run, less)
          .isFalse();
    }
  }

  @Test
  void a_gate_that_stops_growth_never_meets_what_only_reduces() {
    List<String> growth =
        RiskGate.codes().stream()
            .filter(
                code ->
                    !List.of(
                            "INPUT_MISSING",
                            "ORDER_RATE",
                            "STOP_MISSING",
                            "OFF_GRID",
                            "NOTHING_TO_REDUCE",
                            "EXCEEDS_HOLDING")
                        .contains(code))
            .toList();
    for (int run = 0; run < RUNS; run++) {
      Purpose purpose = any(List.of(Purpose.EXIT, Purpose.PROTECTION, Purpose.FLATTEN));
      RiskCase c = randomCase().order("purpose", purpose).order("side", Side.SELL);
      assertThat(c.judge().readings())
          .as("seed %d run %d: %s", SEED, run, c)
          .extracting(GateReading::gate)
          .doesNotContainAnyElementsOf(growth);
    }
  }

  @Test
  void denials_come_in_table_order_whatever_the_order_of_what_is_known() {
    List<String> order = RiskGate.codes();
    for (int run = 0; run < RUNS; run++) {
      RiskCase c = randomCase().input("instrumentBlocks", List.of("a", "b"));
      RiskState state = c.inputs().state().orElseThrow();
      List<Instant> orders = new ArrayList<>(state.recentOrders());
      List<Halt> halts = new ArrayList<>(state.killSwitch().halts());
      Collections.shuffle(orders, random);
      Collections.shuffle(halts, random);
      RiskCase shuffled =
          c.state("recentOrders", orders)
              .state("killSwitch", new KillSwitch(halts))
              .input("instrumentBlocks", List.of("b", "a"));
      assertThat(shuffled.codes()).as("seed %d run %d: %s", SEED, run, c).isEqualTo(c.codes());
      assertThat(c.codes().stream().map(order::indexOf).toList())
          .as("seed %d run %d: %s", SEED, run, c)
          .isSorted();
    }
  }

  @Test
  void a_failure_further_down_the_table_never_changes_the_first_code() {
    int compared = 0;
    for (int run = 0; run < RUNS; run++) {
      RiskCase c = randomCase();
      List<String> codes = c.codes();
      if (!codes.isEmpty() && !codes.get(0).equals("INSUFFICIENT_CASH")) {
        compared += codes.get(0).equals("BELOW_MINIMUM") ? 0 : 1;
        RiskCase worse = codes.get(0).equals("BELOW_MINIMUM") ? c : c.usd("availableCash", "0");
        assertThat(worse.codes().get(0))
            .as("seed %d run %d: %s", SEED, run, c)
            .isEqualTo(codes.get(0));
      }
    }
    assertThat(compared).isGreaterThan(RUNS / 10);
  }

  // ------------------------------------------------------------ the sizer

  @Test
  void a_size_never_exceeds_any_cap_of_the_gate() {
    int sized = 0;
    for (int run = 0; run < RUNS; run++) {
      PositionSizer.Request r = randomRequest();
      if (PositionSizer.size(r, RiskPolicy.standard(), RiskCase.SPEC)
          instanceof Sizing.Sized size) {
        sized++;
        assertThat(sizeCodes(r, size.quantity())).as("seed %d run %d: %s", SEED, run, r).isEmpty();
        assertThat(size.riskAtStop().percentOf(r.equity()).isAbove(Percent.of("1")))
            .as("seed %d run %d: %s", SEED, run, r)
            .isFalse();
      }
    }
    assertThat(sized).isGreaterThan(RUNS / 4);
  }

  @Test
  void a_size_is_as_large_as_its_bound_allows() {
    Map<String, Integer> bounds = new TreeMap<>();
    for (int run = 0; run < RUNS; run++) {
      PositionSizer.Request r = randomRequest();
      if (PositionSizer.size(r, RiskPolicy.standard(), RiskCase.SPEC)
          instanceof Sizing.Sized size) {
        bounds.merge(size.boundBy(), 1, Integer::sum);
        assertThat(room(size.boundBy(), r))
            .as("seed %d run %d: %s", SEED, run, r)
            .isLessThan(needed(size, r, RiskCase.SPEC.quantityStep()));
      }
    }
    assertThat(bounds.keySet())
        .containsExactlyInAnyOrder(
            "RISK_PER_TRADE",
            "POSITION_CAP",
            "EXPOSURE_CAP",
            "CORRELATED_EXPOSURE",
            "VALUE_AT_RISK",
            "INSUFFICIENT_CASH");
  }

  @Test
  void a_size_passes_the_gate_after_a_move_of_half_a_hundredth() {
    for (int run = 0; run < RUNS; run++) {
      PositionSizer.Request r = randomRequest();
      if (PositionSizer.size(r, RiskPolicy.standard(), RiskCase.SPEC)
          instanceof Sizing.Sized size) {
        Price moved = r.entry().moved(Bps.of("50"));
        assertThat(codesAt(moved, r, size.quantity()))
            .as("seed %d run %d: %s", SEED, run, r)
            .doesNotContain("POSITION_CAP", "EXPOSURE_CAP", "CORRELATED_EXPOSURE", "VALUE_AT_RISK");
      }
    }
  }

  @Test
  void more_equity_never_makes_a_size_smaller_and_tighter_limits_never_larger() {
    int grew = 0;
    for (int run = 0; run < RUNS; run++) {
      PositionSizer.Request r = randomRequest();
      Money more = r.equity().plus(usd(Integer.toString(random.nextInt(3000))));
      Quantity before = quantity(r, RiskPolicy.standard());
      Quantity after = quantity(RiskCase.with(r, "equity", more), RiskPolicy.standard());
      assertThat(after).as("seed %d run %d: %s", SEED, run, r).isGreaterThanOrEqualTo(before);
      grew += after.compareTo(before) > 0 ? 1 : 0;

      RiskPolicy tighter = RiskPolicy.standard();
      for (String limit :
          List.of("riskPerTradeMax", "positionMax", "exposureMax", "correlatedExposureMax")) {
        tighter = tightened(RiskCase.good(), tighter, limit).policy();
      }
      assertThat(quantity(r, tighter))
          .as("seed %d run %d: %s", SEED, run, r)
          .isLessThanOrEqualTo(before);
    }
    assertThat(grew).isGreaterThan(RUNS / 10);
  }

  @Test
  void a_size_lies_on_the_lot_and_above_the_venues_minimum() {
    for (int run = 0; run < RUNS; run++) {
      PositionSizer.Request r = randomRequest();
      if (PositionSizer.size(r, RiskPolicy.standard(), RiskCase.SPEC)
          instanceof Sizing.Sized size) {
        assertThat(codesAt(r.entry(), r, size.quantity()))
            .as("seed %d run %d: %s", SEED, run, r)
            .doesNotContain("OFF_GRID", "BELOW_MINIMUM");
      }
    }
  }

  // ------------------------------------------------------------ the fold

  @Test
  void the_fold_keeps_its_rules_over_random_days() {
    Map<Code, Integer> tripped = new EnumMap<>(Code.class);
    for (int walk = 0; walk < 25; walk++) {
      RiskState state = RiskState.fresh();
      Instant at = NOW;
      double equity = 10_000;
      for (int step = 0; step < 300; step++) {
        at = at.plusSeconds(random.nextInt(3 * 3600));
        equity = Math.max(1, equity * (1 + random.nextGaussian() * 0.006));
        Money told =
            new Money(BigDecimal.valueOf(Math.round(equity * 100), 2), usd("0").currency());
        RiskState.Change change = state.onEquity(at, told, RiskPolicy.standard());
        String where = "seed " + SEED + " walk " + walk + " step " + step;
        assertThat(change.state().peak().orElseThrow().compareAmount(told))
            .as(where)
            .isGreaterThanOrEqualTo(0);
        for (Halt halt : state.killSwitch().halts()) {
          boolean ends = halt.until().isPresent() && !at.isBefore(halt.until().get());
          assertThat(change.ended().contains(halt)).as(where).isEqualTo(ends);
          assertThat(change.state().killSwitch().halts().contains(halt)).as(where).isEqualTo(!ends);
        }
        change.tripped().forEach(halt -> tripped.merge(halt.code(), 1, Integer::sum));
        assertThat(ffe.canon.Canon.read(ffe.canon.Canon.write(change.state()), RiskState.class))
            .as(where)
            .isEqualTo(change.state());
        state = random.nextInt(100) == 0 ? change.state().lifted() : change.state();
      }
    }
    assertThat(tripped.keySet())
        .contains(Code.DAILY_LOSS, Code.WEEKLY_LOSS, Code.DRAWDOWN_HALT, Code.DRAWDOWN_FLATTEN);
  }

  // ------------------------------------------------------------ generators

  private static List<String> limits() {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : RiskPolicy.class.getRecordComponents()) {
      if (!List.of("version", "dayStartsAt", "dayZone", "drawdownFlatten", "trailingStop")
          .contains(component.getName())) {
        names.add(component.getName());
      }
    }
    return names;
  }

  private RiskCase tightened(RiskCase c, String limit) {
    return tightened(c, c.policy(), limit);
  }

  /** The limit moved some way, or all the way that other limits leave, to its strict side. */
  private RiskCase tightened(RiskCase c, RiskPolicy policy, String limit) {
    RiskPolicy tight = strict(policy, limit, 0.3 + 0.7 * random.nextDouble());
    return new RiskCase(c.proposal(), c.inputs(), tight);
  }

  private static RiskPolicy strict(RiskPolicy p, String limit, double by) {
    Object value =
        switch (limit) {
          case "openPositionsMax" -> Math.max(1, (int) (p.openPositionsMax() * (1 - by)));
          case "ordersPerMinuteMax" -> Math.max(1, (int) (p.ordersPerMinuteMax() * (1 - by)));
          case "dataAgeCandlesMax" -> 1;
          case "lossesForLongCoolDown" -> 2;
          case "coolDownAfterLoss" -> p.coolDownAfterLosses();
          case "coolDownAfterLosses" -> p.coolDownAfterLosses().multipliedBy(4);
          case "confidenceMin" -> moved(p.confidenceMin(), 0.5 * by);
          case "rewardToRiskMin" -> p.rewardToRiskMin().multiply(BigDecimal.valueOf(1 + by));
          case "stopDistanceMin" -> moved(p.stopDistanceMin(), 5 * by);
          case "stopDistanceMax" -> moved(p.stopDistanceMax(), -0.85 * by);
          case "weeklyLossMax" -> moved(p.weeklyLossMax(), -0.55 * by);
          case "riskPerTradeMax" -> moved(p.riskPerTradeMax(), -0.9 * by);
          case "positionMax" -> moved(p.positionMax(), -0.9 * by);
          case "exposureMax" -> moved(p.exposureMax(), -0.9 * by);
          case "correlatedExposureMax" -> moved(p.correlatedExposureMax(), -0.9 * by);
          case "valueAtRiskMax" -> Optional.of(moved(p.valueAtRiskMax().orElseThrow(), -0.9 * by));
          case "dailyLossMax" -> moved(p.dailyLossMax(), -0.9 * by);
          case "drawdownHalt" -> moved(p.drawdownHalt(), -0.9 * by);
          default -> throw new IllegalArgumentException("no limit " + limit);
        };
    return RiskCase.with(p, limit, value);
  }

  private static Percent moved(Percent percent, double by) {
    long thousandths = Math.round(percent.value().doubleValue() * (1 + by) * 1000);
    return new Percent(BigDecimal.valueOf(Math.max(1, thousandths), 3));
  }

  /** An entry that is mostly good, with each input now and then near or past its limit. */
  private RiskCase randomCase() {
    RiskCase c = RiskCase.good();
    String stop = dollars(846, 898);
    c = c.protection(stop, dollars(930, 1010));
    c =
        c.quantity(
            BigDecimal.valueOf(random.nextInt(rare() ? 60_000 : 12_000) + 50L, 4).toPlainString());
    c = c.usd("exposureOfInstrument", dollars(0, rare() ? 2100 : 700));
    c = c.usd("exposureCorrelated", dollars(0, rare() ? 4100 : 2800));
    c = c.usd("exposureAll", dollars(0, rare() ? 8100 : 6800));
    c = c.usd("valueAtRisk", dollars(0, rare() ? 510 : 400));
    c = c.usd("availableCash", dollars(rare() ? 0 : 3000, 10_000));
    c = c.input("openPositions", random.nextInt(rare() ? 7 : 4));
    c = c.input("dataAge", Duration.ofSeconds(random.nextInt(rare() ? 700 : 580)));
    c =
        c.input(
            "conviction",
            new Conviction.Probability(
                rare() ? random.nextDouble() : 0.6 + 0.4 * random.nextDouble()));
    if (random.nextInt(30) == 0) {
      c = c.input("feedState", any(List.of(FeedState.values())));
    }
    String equity = dollars(rare() ? 8900 : 9750, 10_200);
    c = c.usd("equity", equity);
    c = c.state("day", mark("2013-11-28", rare() ? 9_700 : 10_000));
    c = c.state("week", mark("2013-11-25", rare() ? 10_400 : 10_000));
    c =
        c.state(
            "recentOrders",
            Collections.nCopies(
                random.nextInt(rare() ? 9 : 5), NOW.minusSeconds(random.nextInt(70))));
    c = c.state("lossesInARow", random.nextInt(5));
    if (rare()) {
      c = c.state("lastLossAt", Optional.of(NOW.minusSeconds(random.nextInt(2400))));
    }
    if (random.nextInt(30) == 0) {
      Halt manual = new Halt(Code.MANUAL, "m", NOW, Optional.empty());
      Halt daily =
          new Halt(Code.DAILY_LOSS, "d", NOW, Optional.of(NOW.plusSeconds(random.nextInt(9))));
      c = c.state("killSwitch", new KillSwitch(List.of(manual, daily)));
    }
    return c;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean rare() {
    return random.nextInt(8) == 0;
  }

  private static Optional<Mark> mark(String day, int equity) {
    return Optional.of(
        new Mark(day, Instant.parse(day + "T00:00:00Z"), usd(Integer.toString(equity))));
  }

  private String dollars(int from, int to) {
    return BigDecimal.valueOf(from * 100L + random.nextInt((to - from) * 100), 2).toPlainString();
  }

  private PositionSizer.Request randomRequest() {
    BigDecimal entry = BigDecimal.valueOf(80_000 + random.nextInt(40_000), 2);
    BigDecimal stop =
        entry.subtract(
            entry
                .multiply(BigDecimal.valueOf(6 + random.nextInt(44), 3))
                .setScale(2, java.math.RoundingMode.DOWN));
    String ofInstrument = dollars(0, random.nextInt(4) == 0 ? 2000 : 300);
    String correlated = dollars(0, random.nextInt(4) == 0 ? 4000 : 2000);
    String all = dollars(0, random.nextInt(4) == 0 ? 8500 : 5000);
    return new PositionSizer.Request(
        new Price(entry),
        new Price(stop),
        usd(dollars(9000, 11_000)),
        usd(dollars(0, random.nextInt(4) == 0 ? 1500 : 9000)),
        usd(ofInstrument),
        usd(correlated),
        usd(all),
        new Bps(BigDecimal.valueOf(random.nextInt(40))),
        new Bps(BigDecimal.valueOf(random.nextInt(15))),
        Optional.of(
            new PositionSizer.Request.DayRisk(
                usd(dollars(0, rare() ? 550 : 300)), Percent.of(dollars(0, 25)))));
  }

  /** What the limit leaves, by the contract's percentages and a hundredth of headroom. */
  private static double room(String limit, PositionSizer.Request r) {
    double equity = r.equity().amount().doubleValue();
    return switch (limit) {
      case "RISK_PER_TRADE" -> equity * 0.01;
      case "POSITION_CAP" -> equity * 0.2 * 0.99 - r.exposureOfInstrument().amount().doubleValue();
      case "EXPOSURE_CAP" -> equity * 0.8 * 0.99 - r.exposureAll().amount().doubleValue();
      case "CORRELATED_EXPOSURE" ->
          equity * 0.4 * 0.99 - r.exposureCorrelated().amount().doubleValue();
      case "VALUE_AT_RISK" ->
          equity * 0.05 * 0.99 - r.dayRisk().orElseThrow().atRisk().amount().doubleValue();
      case "INSUFFICIENT_CASH" -> r.availableCash().amount().doubleValue();
      default -> throw new IllegalArgumentException(limit);
    };
  }

  /** What one lot more would take of it. */
  private static double needed(Sizing.Sized size, PositionSizer.Request r, Quantity lot) {
    double quantity = size.quantity().plus(lot).asDouble();
    double fee = r.takerFee().fraction().doubleValue();
    double in = r.entry().asDouble() * (1 + r.slippageAllowance().fraction().doubleValue());
    return switch (size.boundBy()) {
      case "RISK_PER_TRADE" ->
          size.riskAtStop().amount().doubleValue() * quantity / size.quantity().asDouble();
      case "VALUE_AT_RISK" ->
          quantity * in * r.dayRisk().orElseThrow().dayLoss().fraction().doubleValue();
      case "INSUFFICIENT_CASH" -> quantity * in * (1 + fee);
      default -> quantity * in;
    };
  }

  private static Quantity quantity(PositionSizer.Request r, RiskPolicy policy) {
    return PositionSizer.size(r, policy, RiskCase.SPEC) instanceof Sizing.Sized sized
        ? sized.quantity()
        : Quantity.ZERO;
  }

  /** What the gate says of a size when the last price is the entry, of what a size can change. */
  private static List<String> sizeCodes(PositionSizer.Request r, Quantity quantity) {
    return codesAt(r.entry(), r, quantity).stream()
        .filter(code -> !code.equals("OFF_GRID"))
        .toList();
  }

  private static List<String> codesAt(Price last, PositionSizer.Request r, Quantity quantity) {
    Price target =
        new Price(
            last.value().add(last.value().subtract(r.stop().value()).multiply(BigDecimal.TEN)));
    RiskCase c =
        RiskCase.good()
            .order(
                "protection",
                Optional.of(
                    new Protection(
                        r.stop(),
                        Optional.of(
                            target.roundedTo(Price.of("0.01"), java.math.RoundingMode.UP)))))
            .order("quantity", quantity)
            .input("lastPrice", last)
            .input("takerFee", r.takerFee())
            .input("equity", r.equity())
            .input("availableCash", r.availableCash())
            .input("exposureOfInstrument", r.exposureOfInstrument())
            .input("exposureCorrelated", r.exposureCorrelated())
            .input("exposureAll", r.exposureAll())
            .input("valueAtRisk", r.dayRisk().orElseThrow().atRisk())
            .input("dayLoss", r.dayRisk().orElseThrow().dayLoss())
            .state(
                "day",
                Optional.of(
                    new Mark("2013-11-28", Instant.parse("2013-11-28T00:00:00Z"), r.equity())))
            .state(
                "week",
                Optional.of(
                    new Mark("2013-11-25", Instant.parse("2013-11-25T00:00:00Z"), r.equity())))
            .state("peak", Optional.of(r.equity()));
    return c.codes();
  }
}
