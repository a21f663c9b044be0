package ffe.entry.rest;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends over a session without waiting for it. */
final class SocketWire implements Outbox.Wire {

  /** How long a message may be on its way into the connection. */
  static final Duration SEND_MAX = Duration.ofSeconds(20);

  private static final Logger LOG = Logger.getLogger(SocketWire.class.getName());

  private final Session session;
  private final Executor background;

  SocketWire(Session session, Executor background) {
    this.session = session;
    this.background = background;
  }

  @Override
  public void send(String text, Consumer<Outbox.Sent> done) {
    try {
      RemoteEndpoint.Async remote = session.getAsyncRemote();
      remote.setSendTimeout(SEND_MAX.toMillis());
      remote.sendText(text, result -> done.accept(how(result)));
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "a stream cannot be written", e);
      done.accept(Outbox.Sent.LOST);
    }
  }

  private Outbox.Sent how(SendResult result) {
    if (result.isOK()) {
      return Outbox.Sent.GONE;
    }
    LOG.log(Level.FINE, "a stream was not written", result.getException());
    return result.getException() instanceof java.net.SocketTimeoutException
        ? Outbox.Sent.TIMED_OUT
        : Outbox.Sent.LOST;
  }

  /** Beside, since the container waits for a while when the connection does not take the words. */
  @Override
  public void close(Outbox.End why) {
    try {
      background.execute(() -> closeNow(why));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "a stream ends with the server", e);
    }
  }

  private void closeNow(Outbox.End why) {
    try {
      session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(why.code()), why.name()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "a stream was gone already", e);
    }
  }
}
