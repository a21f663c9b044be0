package ffe.desk.drift;

import ffe.backtest.Drift;
import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Cockpit;
import ffe.desk.Cockpits;
import ffe.desk.ConflictException;
import ffe.desk.DecisionFilter;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionPage;
import ffe.desk.DecisionQuery;
import ffe.desk.ForbiddenException;
import ffe.desk.ReplayView;
import ffe.desk.Replays;
import ffe.desk.Role;
import ffe.market.CandleSeries;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.simulation.FillModel;
import ffe.trading.LaneView;
import ffe.trading.Replay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Repeats the last hours of an account from its records. One call, bounded; nothing is kept. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class DriftDesk {

  /** Hours that are repeated where none are said. */
  public static final int USUAL = 24;

  /** A week. */
  public static final int HOURS_MAX = 168;

  /** Decisions that are computed again, the newest. */
  static final int DECISIONS_MAX = 300;

  private static final int PAGE = 100;
  private static final int ORDERS_MAX = 200;
  private static final int DIFFERENT_MAX = 20;

  private Cockpits cockpits;
  private Archive archive;
  private FillModel fills;

  DriftDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public DriftDesk(Cockpits cockpits, Archive archive, FillModel fills) {
    this.cockpits = cockpits;
    this.archive = archive;
    this.fills = fills;
  }

  /** Decisions, computed again. */
  private static final class Repeated {
    private int identical;
    private final List<String> different = new ArrayList<>();

    void add(String id, ReplayView answer) {
      if (answer.identical()) {
        identical++;
      } else if (answer.answer().equals(Replay.Answer.DIFFERENT.name())
          && different.size() < DIFFERENT_MAX) {
        different.add(
            id + ": " + answer.answer() + " " + answer.firstDifference().orElse("digest"));
      }
    }
  }

  /**
   * Of the actor's account and pair, up to its market's now.
   *
   * @param hours 1 to {@link #HOURS_MAX}
   * @throws ConflictException where the pair does not trade on this server
   */
  public DriftView measure(Actor actor, int hours) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
    if (hours < 1 || hours > HOURS_MAX) {
      throw new IllegalArgumentException("hours is 1 to " + HOURS_MAX + ", not " + hours);
    }
    Cockpit cockpit = cockpits.of(actor);
    InstrumentSpec spec =
        cockpit
            .view()
            .map(LaneView::risk)
            .flatMap(risk -> risk.spec())
            .orElseThrow(
                () -> new ConflictException("STARTING", "the pair does not trade on this server"));
    Instant to = cockpit.status().marketNow();
    Instant from = to.minus(Duration.ofHours(hours));
    List<DecisionLine> decisions = decisions(cockpit, from);
    Repeated repeated = new Repeated();
    decisions.forEach(
        d -> Replays.of(cockpit, archive, d.id()).ifPresent(a -> repeated.add(d.id(), a)));
    Drift drift = drift(cockpit, spec, from, to);
    return new DriftView(
        cockpit.lane().instrument(),
        DriftView.verdict(repeated.identical, !repeated.different.isEmpty(), drift.price()),
        decisions.stream().map(DecisionLine::slot).min(Instant::compareTo).orElse(from),
        to,
        decisions.size(),
        repeated.identical,
        repeated.different,
        drift.alone(),
        drift.price(),
        drift.costs(),
        drift.lines());
  }

  private List<DecisionLine> decisions(Cockpit cockpit, Instant from) {
    DecisionFilter filter =
        new DecisionFilter(
            Optional.of(cockpit.lane().instrument()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(from),
            Optional.empty(),
            Optional.empty());
    List<DecisionLine> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      DecisionPage page =
          archive.decisions(new DecisionQuery(cockpit.lane().account(), filter, PAGE, cursor));
      found.addAll(page.decisions());
      cursor = page.next();
    } while (cursor.isPresent() && found.size() < DECISIONS_MAX);
    return found;
  }

  private Drift drift(Cockpit cockpit, InstrumentSpec spec, Instant from, Instant to) {
    String account = cockpit.lane().account();
    List<Order> orders =
        archive.orders(account, EnumSet.allOf(OrderState.class), ORDERS_MAX).stream()
            .filter(o -> o.proposal().instrument().equals(spec.instrument()))
            .filter(o -> !o.intendedAt().isBefore(from))
            .sorted(Comparator.comparing(Order::intendedAt).thenComparing(Order::id))
            .toList();
    int minutes = (int) Duration.between(from, to).toMinutes() + 2;
    CandleSeries candles =
        CandleSeries.of(
            spec.instrument(),
            Timeframe.M1,
            archive.candles(cockpit.lane(), Timeframe.M1, to, minutes));
    List<String> ids = orders.stream().map(o -> o.id().toString()).toList();
    return Drift.of(
        spec, fills, candles, orders, ids.isEmpty() ? List.of() : archive.fillsOf(account, ids));
  }
}
