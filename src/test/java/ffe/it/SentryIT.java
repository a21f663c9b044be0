package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.sentry.SentryStub;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Sentry server stands where {@code ffe.sentry.dsn} says. */
@Tag("rest")
class SentryIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String FAULTY = "ffe.adapter.csv.CsvFiles";

  private static SentryStub stub;

  @BeforeAll
  static void receive() throws IOException {
    stub = new SentryStub(Integer.parseInt(System.getProperty("it.sentry.port")));
  }

  @AfterAll
  static void stop() {
    stub.close();
  }

  @Test
  void an_error_of_the_engine_arrives_with_its_release_and_no_secret() throws Exception {
    breakOff();
    SentryStub.Event event = await();
    JsonObject payload = event.payload();
    assertThat(event.auth()).contains("sentry_key=canarysentry41c9");
    assertThat(payload.getString("release")).startsWith("ffe@0.");
    assertThat(payload.getString("environment")).isEqualTo("production");
    assertThat(payload.getString("level")).isEqualTo("warning");
    assertThat(payload.getJsonObject("message").getString("formatted"))
        .startsWith("import ")
        .endsWith(" was not received")
        .doesNotContainPattern("[0-9]");
    assertThat(payload.getJsonObject("exception").getJsonArray("values")).isNotEmpty();
    assertThat(payload.toString()).contains("\"in_app\":true");
    for (String secret :
        List.of(
            ServerUnderTest.adminKey(),
            "canary-pepper-5f1b2c",
            "canary-database-9d04aa",
            "canary-keystore-77e3a1",
            "canarysentry41c9")) {
      assertThat(payload.toString()).doesNotContain(secret);
    }
  }

  /** A file of which only the beginning comes. */
  private static void breakOff() throws IOException {
    URI base = ServerUnderTest.base();
    String head =
        "POST /api/v1/data/imports?asset_pair=ETH-USD&timeframe=5m HTTP/1.1\r\n"
            + "Host: 127.0.0.1:"
            + base.getPort()
            + "\r\nAuthorization: Bearer "
            + ServerUnderTest.adminKey()
            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n";
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.getOutputStream().write((head + "time,open").getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }
  }

  private static SentryStub.Event await() throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<SentryStub.Event> event = stub.next(1);
      if (event.filter(e -> e.payload().getString("logger").equals(FAULTY)).isPresent()) {
        return event.get();
      }
    }
    throw new AssertionError("no error of " + FAULTY + " arrived");
  }
}
