package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.market.OutOfRangeException;
import ffe.desk.stream.Followed;
import ffe.desk.stream.Follower;
import ffe.desk.stream.UnknownSeriesException;
import ffe.entry.access.Admission;
import ffe.entry.rest.StreamMessage.Wanted;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One client's WebSocket: what it asks for, and the way of what it is told. */
final class MarketSocket extends Endpoint {

  private static final Logger LOG = Logger.getLogger(MarketSocket.class.getName());

  private final Desk desk;
  private final Asked asked;
  private final Follower follower;
  private final Outbox outbox;
  private final Executor background;

  /** Of a message that comes in parts; read by one thread at a time. */
  private final StringBuilder parts = new StringBuilder();

  /** Who asked, by what way, and for which series in the address. */
  record Asked(Actor actor, Admission admission, Optional<Wanted> first) {}

  MarketSocket(Desk desk, Asked asked, Follower follower, Outbox outbox, Executor background) {
    this.desk = desk;
    this.asked = asked;
    this.follower = follower;
    this.outbox = outbox;
    this.background = background;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxTextMessageBufferSize(StreamMessage.CHARS_MAX);
    session.setMaxIdleTimeout(0);
    // in parts, since the container bounds each frame of a message and not the message
    session.setMaxBinaryMessageBufferSize(StreamMessage.CHARS_MAX);
    session.addMessageHandler(String.class, this::part);
    session.addMessageHandler(ByteBuffer.class, (bytes, isLast) -> outbox.end(Outbox.End.NOT_TEXT));
    outbox.start(new SocketWire(session, background));
    asked.first().ifPresent(this::follow);
  }

  @Override
  public void onClose(Session session, CloseReason why) {
    gone();
  }

  @Override
  public void onError(Session session, Throwable e) {
    LOG.log(Level.FINE, "a stream broke", e);
    if (!session.isOpen()) {
      gone();
    }
  }

  /** Nobody is there any more. */
  void gone() {
    follower.close();
    outbox.closed();
  }

  private void part(String text, boolean isLast) {
    if (parts.length() + text.length() > StreamMessage.CHARS_MAX) {
      outbox.end(Outbox.End.TOO_LARGE);
      return;
    }
    parts.append(text);
    if (isLast) {
      String whole = parts.toString();
      parts.setLength(0);
      heard(whole);
    }
  }

  private void heard(String text) {
    try {
      take();
      StreamMessage message = StreamMessage.read(text, desk.status(asked.actor()));
      message.unsubscribe().forEach(this::leave);
      int count = 0;
      for (Wanted wanted : message.subscribe()) {
        if (count++ > 0) {
          take();
        }
        follow(wanted);
      }
    } catch (RuntimeException e) {
      outbox.offer(StreamText.error(e));
    }
  }

  /** Each series that is asked for counts as a request. */
  private void take() {
    long wait = asked.admission().takes();
    if (wait > 0) {
      throw new ApiException(429, "TOO_MANY_REQUESTS", "too many requests; wait " + wait + " s");
    }
  }

  private void follow(Wanted wanted) {
    try {
      if (!follower.follow(wanted.what(), wanted.from(), wanted.candles())) {
        throw ApiException.outOfRange(
            "subscribe", "subscribe is for at most " + Follower.FOLLOWED_MAX + " series at once");
      }
    } catch (UnknownSeriesException e) {
      outbox.offer(
          StreamText.ended(
              wanted.what(), ApiException.notFound("series; see /api/v1/market/symbols")));
    } catch (OutOfRangeException e) {
      outbox.offer(
          StreamText.ended(
              wanted.what(), ApiException.outOfRange(e.field(), String.valueOf(e.getMessage()))));
    } catch (RuntimeException e) {
      outbox.offer(StreamText.ended(wanted.what(), e));
    }
  }

  private void leave(Followed what) {
    if (follower.leave(what)) {
      outbox.offer(StreamText.left(what));
    } else {
      outbox.offer(
          StreamText.ended(what, ApiException.notFound("series followed here: " + what.id())));
    }
  }
}
