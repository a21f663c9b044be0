package ffe.entry.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.server.communication.PushConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.atmosphere.cpr.AtmosphereResource;

/**
 * A push connection that is given up at once and closed later, on another thread.
 *
 * <p>Vaadin closes it while it holds the session; Liberty waits in that close for the thread that
 * reads the socket (3 s, then 8.5 s), which tells of the lost connection and waits for the session.
 * Whoever closed a tab and opened the next one waited with them.
 */
@SuppressWarnings("serial") // sessions are kept in memory
final class LatePush extends AtmospherePushConnection {

  private static final Logger LOG = Logger.getLogger(LatePush.class.getName());

  /** For the last message; a browser that left has closed the socket by itself long before. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private final transient Ticker ticker;

  LatePush(UI ui, Ticker ticker) {
    super(ui);
    this.ticker = ticker;
  }

  @Override
  public void disconnect() {
    AtmosphereResource socket = getResource();
    if (socket != null) {
      connectionLost();
      ticker.later(() -> close(socket), GRACE);
    }
  }

  private static void close(AtmosphereResource socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "the browser was faster", e);
    }
  }

  /** Found by Vaadin through {@code META-INF/services}. */
  public static final class Factory implements PushConnectionFactory {
    @Override
    public PushConnection apply(UI ui) {
      return new LatePush(ui, Instantiator.get(ui).getOrCreate(Ticker.class));
    }
  }
}
