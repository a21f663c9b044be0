package ffe.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** A vendor of language models inside the server, where its settings say one is. */
final class VendorInside implements AutoCloseable {

  /** In place of a status: no answer. */
  static final int NEVER = 0;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private final Semaphore coming = new Semaphore(0);
  private final HttpServer server;
  private final int status;

  VendorInside(int status) throws IOException {
    this.status = status;
    String address = ConfigProvider.getConfig().getValue("ffe.llm.openai.base-url", String.class);
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(address).getPort()),
            0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    asked.incrementAndGet();
    coming.release();
    if (status != NEVER) {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    }
  }

  int asked() {
    return asked.get();
  }

  void awaitAsked(int times) throws InterruptedException {
    if (!coming.tryAcquire(times, 60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("asked " + asked + " times only");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
