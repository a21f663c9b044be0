package ffe.adapter.liberty;

import ffe.setting.Refusal;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Calls the engine at its own address and leaves if somebody else answers there.
 *
 * <p>Open Liberty stays up, and says it is ready, when its port is taken. Only a request that
 * arrives here proves that the port is ours.
 */
@WebListener
public class PortCheck implements ServletContextListener, ServletRequestListener {
  private static final Logger LOG = Logger.getLogger("ffe.start");
  private static final String HEADER = "FFE-Self";
  private static final int TRIES = 40;
  private static final int PAUSE_MILLIS = 500;
  private static final int LIMIT_MILLIS = 2000;
  private static final String NONCE = UUID.randomUUID().toString();
  private static final AtomicBoolean SEEN = new AtomicBoolean();

  @Inject Settings settings;
  @Resource ManagedExecutorService executor;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Settings.Http http = settings.http();
    String probe = event.getServletContext().getContextPath() + "/live";
    executor.execute(() -> check(http, probe));
  }

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    if (!SEEN.get()
        && event.getServletRequest() instanceof HttpServletRequest request
        && NONCE.equals(request.getHeader(HEADER))) {
      SEEN.set(true);
    }
  }

  private static void check(Settings.Http http, String probe) {
    try {
      for (int i = 0; i < TRIES && !SEEN.get(); i++) {
        call(http, probe);
        if (!SEEN.get()) {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!SEEN.get()) {
      Refusal taken =
          new Refusal("ffe.http.port", Integer.toString(http.port()), "a port nobody else uses");
      Thread leaving = new Thread(() -> Exit.inOrder(taken.line()), "port is taken");
      leaving.start();
    }
  }

  /** An address of this machine at which a server that listens there is reached. */
  static String reached(String host) {
    return host.equals("0.0.0.0") || host.equals("*") ? "127.0.0.1" : host;
  }

  private static void call(Settings.Http http, String probe) {
    String host = reached(http.host());
    String address = "http://" + (host.contains(":") ? "[" + host + "]" : host);
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create(address + ":" + http.port() + probe)
                  .toURL()
                  .openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(LIMIT_MILLIS);
      connection.setReadTimeout(LIMIT_MILLIS);
      connection.setRequestProperty(HEADER, NONCE);
      connection.getResponseCode();
      connection.disconnect();
    } catch (IOException e) {
      LOG.log(Level.FINE, "nobody speaks HTTP at the own address yet", e);
    }
  }
}
