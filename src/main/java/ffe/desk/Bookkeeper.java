package ffe.desk;

import ffe.money.Money;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.Earning;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.LedgerEvent;
import ffe.portfolio.Position;
import ffe.portfolio.RoundTrip;
import ffe.risk.RiskCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The books to be read: by pages, as performance, and as lists for a tax adviser. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Bookkeeper {

  /** Rows of one list at most. */
  public static final int ROWS_MAX = 100_000;

  private Cockpits cockpits;
  private Archive archive;
  private RowPages pages;

  Bookkeeper() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  Bookkeeper(Cockpits cockpits, Archive archive, RowPages pages) {
    this.cockpits = cockpits;
    this.archive = archive;
    this.pages = pages;
  }

  public RowPage<Order> orders(Actor actor, Optional<String> after, int limit) {
    need(actor);
    return RowPage.of(
        pages.orders(account(actor), after, bounded(limit) + 1),
        limit,
        order -> order.id().value());
  }

  public RowPage<Fill> fills(Actor actor, Optional<String> after, int limit) {
    need(actor);
    return RowPage.of(pages.fills(account(actor), after, bounded(limit) + 1), limit, Fill::id);
  }

  public RowPage<LedgerEntry> ledger(Actor actor, Optional<String> after, int limit) {
    need(actor);
    return RowPage.of(
        pages.ledger(account(actor), after, bounded(limit) + 1), limit, LedgerEntry::id);
  }

  /** Money that came from outside, newest first. */
  public List<LedgerEntry> transfers(Actor actor, int limit) {
    need(actor);
    return pages.transfers(account(actor), bounded(limit));
  }

  /** Lots that were sold, first in first out, newest first. */
  public List<RoundTrip> roundTrips(Actor actor, int limit) {
    need(actor);
    return pages.roundTrips(account(actor), bounded(limit));
  }

  /** From the journaled ledger and its fills; the open positions at the last price. */
  public AnalyticsView performance(Actor actor, PerformanceQuery query) {
    need(actor);
    Cockpit cockpit = cockpits.of(actor);
    RiskCalendar calendar = DayBounds.calendar(cockpit);
    Instant now = cockpit.status().marketNow();
    PerformanceQuery span = query.at(calendar.day(now));
    DayBounds bounds = DayBounds.of(span, calendar);
    List<LedgerEvent> events = cockpit.journaled().events();
    Ledger ledger = Ledger.replay(cockpit.account(), events);
    return new Analytics(
            calendar,
            ledger.deposits(),
            Earning.of(cockpit.account(), events),
            pages.trades(account(actor), bounds.from(), bounds.to(), ROWS_MAX),
            archive.equity(account(actor), bounds.from(), bounds.to(), ROWS_MAX).stream()
                .filter(point -> bounds.contain(point.at()))
                .toList(),
            unrealised(actor, ledger))
        .over(span);
  }

  /** Empty while the last price of what is held is not known. */
  private Optional<Money> unrealised(Actor actor, Ledger ledger) {
    List<PositionView> shown = cockpits.of(actor).positions();
    Money sum = Money.zero(ledger.account().reportingCurrency());
    for (Position position : ledger.positions()) {
      Optional<Money> one =
          shown.stream()
              .filter(p -> p.instrument().equals(position.instrument().name()))
              .findFirst()
              .flatMap(PositionView::lastPrice)
              .map(position::unrealisedAt);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(one.get());
    }
    return Optional.of(sum);
  }

  private String account(Actor actor) {
    return cockpits.of(actor).lane().account();
  }

  private static int bounded(int limit) {
    return Math.max(1, Math.min(limit, ROWS_MAX));
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
  }
}
