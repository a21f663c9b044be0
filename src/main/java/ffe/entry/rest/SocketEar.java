package ffe.entry.rest;

import ffe.desk.access.UncheckedTokenException;
import ffe.desk.market.Slot;
import ffe.desk.stream.Ear;
import ffe.desk.stream.Followed;
import ffe.entry.access.Admission;
import ffe.money.Price;
import ffe.trading.JournalDownException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts what is told into an outbox, and ends it when the client would not be let in any more. */
final class SocketEar implements Ear {

  /** Beats after which a connection that was never opened is given up. */
  private static final int BEATS_UNOPENED_MAX = 2;

  private static final Logger LOG = Logger.getLogger(SocketEar.class.getName());

  private final Outbox outbox;
  private final Admission admission;
  private int beats;

  SocketEar(Outbox outbox, Admission admission) {
    this.outbox = outbox;
    this.admission = admission;
  }

  @Override
  public void snapshot(Followed what, List<Slot> candles, boolean isMore) {
    outbox.offer(StreamText.snapshot(what, candles, isMore));
  }

  @Override
  public void candles(Followed what, List<Slot> candles) {
    outbox.offer(StreamText.candles(what, candles));
  }

  @Override
  public void price(Followed what, Price price, Instant at) {
    outbox.offer(StreamText.price(what, price, at));
  }

  @Override
  public void ended(Followed what, RuntimeException why) {
    outbox.offer(StreamText.ended(what, why));
  }

  @Override
  public boolean beat(boolean isReading) {
    beats++;
    if (!outbox.isStarted()) {
      return beats < BEATS_UNOPENED_MAX;
    }
    if (stands()) {
      outbox.offer(StreamText.beat(isReading));
    } else {
      outbox.end(Outbox.End.UNAUTHENTICATED);
    }
    return true;
  }

  /** Who cannot be looked up just now stays: without a database there is nothing to tell. */
  private boolean stands() {
    try {
      return admission.stands();
    } catch (JournalDownException | UncheckedTokenException e) {
      LOG.log(Level.FINE, "a stream's key cannot be looked up", e);
      return true;
    }
  }

  @Override
  public boolean isBehind() {
    return outbox.isBehind();
  }

  @Override
  public void end() {
    outbox.end(Outbox.End.SERVER_STOPS);
  }
}
