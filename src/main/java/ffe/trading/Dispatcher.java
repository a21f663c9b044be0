package ffe.trading;

import ffe.execution.Broker;
import ffe.execution.DurableIntent;
import ffe.execution.OrderIntent;
import ffe.execution.SubmitResult;
import ffe.execution.VenueReport;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends an intent once, after its commit, and finds out what became of the ones whose fate is not
 * known. The only maker of a {@link DurableIntent}.
 */
final class Dispatcher {

  private static final String FOUND = "found at the venue";

  private final Broker broker;
  private final CycleJournal journal;

  Dispatcher(Broker broker, CycleJournal journal) {
    this.broker = broker;
    this.journal = journal;
  }

  /**
   * Claims and submits an intent whose commit has returned.
   *
   * @param behind how late the feed says it is by now; what protects or closes is not too late for
   *     it
   * @return the order as it stands then; an intent that is too late or was claimed by another ends
   *     EXPIRED without having been sent
   */
  Order send(Lane lane, OrderIntent intent, Order intended, Instant now, Duration behind) {
    Instant latest = intent.proposal().isReduceOnly() ? now : now.plus(behind);
    if (latest.isAfter(intent.sendBefore())) {
      return intended.become(OrderState.EXPIRED, now, "not sent before " + intent.sendBefore());
    }
    if (!journal.claim(lane, intended, intent.leaseToken())) {
      return intended.become(OrderState.EXPIRED, now, "claimed by another or lease lost; not sent");
    }
    Order sending = intended.become(OrderState.SENDING, now, "");
    SubmitResult result = broker.submit(DurableIntent.committed(intent));
    if (result instanceof SubmitResult.Accepted) {
      return sending.become(OrderState.WORKING, now, "");
    } else if (result instanceof SubmitResult.Rejected rejected) {
      return sending.become(
          OrderState.REJECTED, now, rejected.reason() + ": " + rejected.venueWords());
    }
    return sending.become(OrderState.UNKNOWN, now, ((SubmitResult.Unknown) result).why());
  }

  /**
   * Asks the venue about an UNKNOWN order. Empty while nothing can be concluded.
   *
   * @param sendBefore after this and the venue's visibility delay, absence means never sent
   */
  Optional<Resolution> resolve(Order unknown, Instant sendBefore, Instant now) {
    VenueReport report = broker.find(unknown.id());
    if (report instanceof VenueReport.Known known) {
      boolean filled = !known.fills().isEmpty();
      return Optional.of(
          new Resolution(
              unknown.become(filled ? OrderState.WORKING : known.state(), now, FOUND),
              known.fills(),
              filled && known.state() == OrderState.CANCELLED));
    }
    boolean visible = now.isAfter(sendBefore.plus(broker.visibilityDelay()));
    if (report instanceof VenueReport.Absent && visible) {
      return Optional.of(
          new Resolution(
              unknown.become(OrderState.EXPIRED, now, "absent at the venue: it was not sent"),
              List.of(),
              false));
    }
    return Optional.empty();
  }

  /**
   * An order whose fate is known.
   *
   * @param fills to be booked
   * @param cancelled what is not filled by them will not be
   */
  record Resolution(Order order, List<Fill> fills, boolean cancelled) {}
}
