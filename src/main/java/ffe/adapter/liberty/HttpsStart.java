package ffe.adapter.liberty;

import ffe.adapter.https.HttpsPort;
import ffe.adapter.https.KeyMaterial;
import ffe.setting.Refusal;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens the HTTPS port when it is configured, leaves when the port is somebody else's, and takes a
 * renewed certificate within a minute.
 */
@WebListener
@SuppressWarnings("NullAway.Init")
public class HttpsStart implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger("ffe.start");
  private static final int TRIES = 60;
  private static final int PAUSE_MILLIS = 500;
  private static final int LOOK_SECONDS = 60;

  @Inject Settings settings;

  @Inject Clock wall;

  @Resource ManagedScheduledExecutorService executor;

  private final HttpsPort port =
      new HttpsPort(Path.of(System.getProperty("server.output.dir", ".")).resolve("https"));
  private List<FileTime> seen = List.of();
  private volatile Optional<Future<?>> looking = Optional.empty();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (settings.https().isOn()) {
      executor.execute(this::start);
    } else {
      close();
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    looking.ifPresent(look -> look.cancel(false));
    try {
      port.remove();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the server's copy of its key could not be removed", e);
    }
  }

  private void close() {
    try {
      port.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a former HTTPS port could not be closed", e);
    }
  }

  private void start() {
    try {
      seen = times();
      KeyMaterial material = HttpsFiles.read(settings.https(), wall.instant()).orElseThrow();
      port.open(settings.http().host(), settings.https().port(), material);
      awaitServed(material);
      looking =
          Optional.of(
              executor.scheduleWithFixedDelay(
                  this::renew, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS));
    } catch (IOException e) {
      LOG.log(Level.SEVERE, "HTTPS could not be opened", e);
      leave("ffe.https.port", "a server output directory this process can write to");
    } catch (Refusal e) {
      leave(e.line());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitServed(KeyMaterial material) throws InterruptedException {
    String own = PortCheck.reached(settings.http().host());
    for (int i = 0; i < TRIES; i++) {
      if (HttpsPort.isServed(own, settings.https().port(), material)) {
        LOG.info("HTTPS on port " + settings.https().port());
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    leave("ffe.https.port", "a port nobody else uses");
  }

  private void leave(String key, String allowed) {
    leave(new Refusal(key, Integer.toString(settings.https().port()), allowed).line());
  }

  private static void leave(String line) {
    new Thread(() -> Exit.inOrder(line), "no HTTPS").start();
  }

  private void renew() {
    try {
      List<FileTime> now = times();
      if (now.equals(seen)) {
        return;
      }
      seen = now;
      KeyMaterial material = HttpsFiles.read(settings.https(), wall.instant()).orElseThrow();
      port.open(settings.http().host(), settings.https().port(), material);
      LOG.info("HTTPS goes on with the renewed certificate");
    } catch (IOException | Refusal e) {
      LOG.log(Level.WARNING, "the renewed certificate is not taken, the former stays", e);
    }
  }

  private List<FileTime> times() throws IOException {
    List<FileTime> times = new ArrayList<>();
    for (Path file : HttpsFiles.of(settings.https())) {
      times.add(Files.getLastModifiedTime(file));
    }
    return times;
  }
}
