package ffe.desk;

import ffe.market.Candle;
import ffe.market.Depth;
import ffe.market.FeedState;
import ffe.market.Instrument;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderState;
import ffe.order.Protection;
import ffe.portfolio.Position;
import ffe.portfolio.Valuation;
import ffe.risk.RiskPolicy;
import ffe.trading.AgentState;
import ffe.trading.LaneSetup;
import ffe.trading.LaneSnapshot;
import ffe.trading.LaneView;
import ffe.trading.LeaseView;
import ffe.trading.Trail;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What the engine last published, and the views made of it. Immutable. */
final class Published {

  private final Optional<Running> running;
  private final Optional<LeaseView> lease;
  private final Optional<String> trouble;
  private final List<LaneSetup> setups;

  /** Views by instrument, with what is needed to read them. */
  private record Running(SortedMap<Instrument, LaneView> views, double speed) {

    /** What all lanes share reads the same from each. */
    LaneView any() {
      return views.values().iterator().next();
    }

    Optional<LaneView> view(Instrument instrument) {
      return Optional.ofNullable(views.get(instrument));
    }

    Stream<Order> openOrders() {
      return views.values().stream().flatMap(v -> v.openOrders().stream());
    }
  }

  private Published(
      List<LaneSetup> setups,
      Optional<Running> running,
      Optional<LeaseView> lease,
      Optional<String> trouble) {
    this.setups = setups;
    this.running = running;
    this.lease = lease;
    this.trouble = trouble;
  }

  static Published nothingYet() {
    return new Published(List.of(), Optional.empty(), Optional.empty(), Optional.of("starting"));
  }

  static Published of(
      List<LaneSetup> setups,
      SortedMap<Instrument, LaneView> views,
      double speed,
      Optional<LeaseView> lease) {
    return new Published(setups, Optional.of(new Running(views, speed)), lease, Optional.empty());
  }

  /** Another server trades; what was known stays visible. */
  Published passive(List<LaneSetup> parts, Optional<LeaseView> holder) {
    return new Published(parts, running, holder, Optional.empty());
  }

  Published troubled(String why) {
    return new Published(setups, running, lease, Optional.of(why));
  }

  boolean isKnown() {
    return !setups.isEmpty() && trouble.isEmpty();
  }

  Optional<String> trouble() {
    return trouble;
  }

  LaneSetup setup(Instrument instrument) {
    return setups.stream()
        .filter(parts -> parts.lane().instrument().equals(instrument))
        .findFirst()
        .orElseThrow(
            () -> new ConflictException("STARTING", trouble.orElse("the engine is starting")));
  }

  Optional<Depth> depth(Instrument instrument) {
    return setups.stream()
        .filter(parts -> parts.lane().instrument().equals(instrument))
        .findFirst()
        .flatMap(parts -> parts.source().depth());
  }

  ConflictException notTrading() {
    return new ConflictException(
        "NOT_TRADING_HERE", trouble.orElse("this server does not hold the lease"));
  }

  LaneSnapshot journaled(Instrument instrument) {
    LaneSetup parts = setup(instrument);
    return LaneSetup.journaled(setups)
        .flatMap(account -> account.lane(parts.lane()))
        .orElseThrow(() -> new ConflictException("STARTING", "nothing was journaled yet"));
  }

  AgentState agent() {
    return running.map(r -> r.any().status().agent()).orElse(AgentState.STOPPED);
  }

  Optional<Candle> unfinished(Instrument instrument, Timeframe timeframe) {
    return view(instrument)
        .flatMap(
            view ->
                timeframe == Timeframe.M1
                    ? view.openMinute()
                    : timeframe == setup(instrument).rules().timeframe()
                        ? view.openCandle()
                        : Optional.empty());
  }

  StatusView status(Instrument instrument, Instant wall) {
    LaneSetup parts = setup(instrument);
    Optional<LaneView> view = view(instrument);
    boolean ours = lease.map(LeaseView::isOurs).orElse(false);
    // a feed goes on where another server follows it; a recording stands where it was seen last
    Instant market =
        view.filter(v -> ours || parts.source().isRecorded())
            .map(v -> v.status().position().time())
            .orElse(wall);
    Optional<Valuation> valuation = view.flatMap(LaneView::valuation);
    RiskPolicy policy = view.map(v -> v.policy().policy().risk()).orElse(parts.rules().policy());
    Optional<Duration> age =
        view.flatMap(LaneView::lastTick).map(t -> age(parts, t.time(), market, wall));
    return new StatusView(
        parts.account().name(),
        parts.account().mode().name(),
        parts.lane().instrument().name(),
        ours,
        leaseNote(ours),
        agent(),
        view.map(v -> v.status().agentReason()).orElse(""),
        view.flatMap(
            v ->
                Optional.of(v.status().risk().killSwitch().reason(market))
                    .filter(w -> !w.isEmpty())),
        running.stream()
            .flatMap(r -> r.views().values().stream())
            .flatMap(v -> v.status().blocked().stream())
            .findFirst(),
        parts.analysts(),
        parts.source().description() + speed(parts),
        parts.source().id(),
        view.map(LaneView::feed).orElse(FeedState.WARMING_UP),
        view.map(LaneView::feedReason).orElse("not opened here"),
        parts.source().dropped(),
        market,
        wall,
        age,
        age.filter(a -> a.compareTo(staleAfter(parts, policy)) > 0).isPresent(),
        nextCycle(parts, market),
        view.flatMap(v -> v.status().lastCycleAt()),
        view.flatMap(LaneView::lastTick).map(Tick::price),
        valuation.map(Valuation::equity),
        view.map(v -> v.ledger().cash(parts.lane().instrument().quote())),
        valuation.map(v -> gain(v.equity(), parts.deposit())),
        view.flatMap(LaneView::hold).map(h -> gain(h, parts.deposit())),
        view.flatMap(v -> today(v)),
        view.flatMap(Published::drawdown),
        policy.drawdownHalt(),
        view.map(v -> v.ledger().positions().size()).orElse(0),
        policy.openPositionsMax(),
        (int)
            running.stream()
                .flatMap(Running::openOrders)
                .filter(o -> o.state() == OrderState.UNKNOWN)
                .count(),
        running.map(r -> r.views().values().stream().anyMatch(v -> !v.isCovered())).orElse(false),
        trouble,
        parts.council().filter(c -> c.seating().hasStandIn()).isPresent());
  }

  /**
   * A feed's data ages by the wall, whether or not the lane keeps up; while the market is closed it
   * does not.
   */
  private static Duration age(LaneSetup parts, Instant last, Instant market, Instant wall) {
    boolean byWall = !parts.source().isRecorded() && wall.isAfter(market);
    Instant now = byWall ? wall : market;
    return parts
        .source()
        .spec()
        .hours()
        .filter(hours -> last.isBefore(now))
        .map(hours -> hours.open(last, now))
        .orElseGet(() -> Duration.between(last, now));
  }

  private String leaseNote(boolean ours) {
    return ours
        ? ""
        : lease
            .map(l -> "passive: " + l.holder() + " trades this account")
            .orElse("no server holds the trading lease");
  }

  private String speed(LaneSetup parts) {
    return running
        .filter(r -> parts.source().isRecorded())
        .map(r -> r.speed() > 0 ? ", " + plain(r.speed()) + "x" : ", as fast as it goes")
        .orElse("");
  }

  private static String plain(double speed) {
    return BigDecimal.valueOf(speed).stripTrailingZeros().toPlainString();
  }

  private static Duration staleAfter(LaneSetup parts, RiskPolicy policy) {
    return parts.rules().timeframe().length().multipliedBy(policy.dataAgeCandlesMax());
  }

  private Optional<Instant> nextCycle(LaneSetup parts, Instant market) {
    Instant open = parts.source().spec().hours().map(h -> h.opening(market)).orElse(market);
    return agent() == AgentState.RUNNING
        ? Optional.of(parts.rules().timeframe().next(open))
        : Optional.empty();
  }

  private static Percent gain(Money now, Money start) {
    return now.minus(start).percentOf(start);
  }

  private static Optional<Percent> today(LaneView view) {
    return view.status()
        .risk()
        .day()
        .flatMap(day -> view.valuation().map(v -> gain(v.equity(), day.equity())));
  }

  private static Optional<Percent> drawdown(LaneView view) {
    return view.status()
        .risk()
        .peak()
        .flatMap(
            peak ->
                view.valuation()
                    .map(
                        v ->
                            peak.compareAmount(v.equity()) <= 0
                                ? Percent.ZERO
                                : peak.minus(v.equity()).percentOf(peak)));
  }

  List<PositionView> positions() {
    return running.map(Published::positionsOf).orElse(List.of());
  }

  private static List<PositionView> positionsOf(Running r) {
    return r.any().ledger().positions().stream()
        .flatMap(p -> r.view(p.instrument()).map(view -> position(view, p)).stream())
        .toList();
  }

  private static PositionView position(LaneView view, Position p) {
    Optional<Price> last = view.lastTick().map(Tick::price);
    Optional<Protection> levels =
        view.openOrders().stream()
            .filter(o -> o.proposal().purpose() == Purpose.PROTECTION && o.state().isWorking())
            .findFirst()
            .flatMap(o -> o.proposal().protection());
    Optional<Money> value = last.map(p::valueAt);
    Optional<Money> atStop = levels.map(l -> p.valueAt(l.stop()));
    Optional<Money> risk = value.flatMap(v -> atStop.map(v::minus));
    return new PositionView(
        p.instrument().name(),
        p.quantity(),
        p.averagePrice(),
        last,
        value,
        last.map(p::unrealisedAt),
        levels.map(Protection::stop),
        levels.flatMap(Protection::target),
        view.isCovered(),
        risk,
        risk.flatMap(x -> view.valuation().map(v -> x.percentOf(v.equity()))),
        view.policy().policy().risk().trailingStop(),
        view.status().trail().map(Trail::best),
        p.openedAt());
  }

  List<HeadroomView> headroom(Instrument instrument) {
    return view(instrument)
        .map(view -> Headrooms.of(view, view.policy().policy().risk()))
        .orElse(List.of());
  }

  Optional<LaneView> view(Instrument instrument) {
    return running.flatMap(r -> r.view(instrument));
  }
}
