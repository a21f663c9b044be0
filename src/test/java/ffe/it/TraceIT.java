package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A receiver of OTLP over HTTP stands where {@code ffe.otlp.endpoint} says. */
@Tag("rest")
class TraceIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final BlockingQueue<ExportTraceServiceRequest> RECEIVED =
      new LinkedBlockingQueue<>();

  private static HttpServer receiver;

  @BeforeAll
  static void receive() throws IOException {
    int port = Integer.parseInt(System.getProperty("it.otlp.port"));
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    receiver.createContext(
        "/v1/traces",
        exchange -> {
          boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          RECEIVED.add(
              ExportTraceServiceRequest.parseFrom(
                  zipped
                      ? new GZIPInputStream(exchange.getRequestBody())
                      : exchange.getRequestBody()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterAll
  static void stop() {
    receiver.stop(0);
  }

  @Test
  void a_cycle_arrives_as_one_trace_that_names_its_decision() throws InterruptedException {
    ServerUnderTest.base();
    List<Span> spans = new ArrayList<>();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Optional<Span> cycle = Optional.empty();
    while (cycle.isEmpty() && System.nanoTime() < deadline) {
      ExportTraceServiceRequest request = RECEIVED.poll(1, TimeUnit.SECONDS);
      if (request != null) {
        assertThat(request.getResourceSpansList()).allMatch(TraceIT::isOfTheEngine);
        spans.addAll(spans(request));
      }
      // of one that began before the receiver listened, the first spans are lost
      cycle =
          spans.stream()
              .filter(span -> span.getName().equals("cycle") && isWhole(below(spans, span)))
              .findFirst();
    }
    assertThat(cycle).as("a whole cycle among " + spans.size() + " spans").isPresent();
    String decision = text(cycle.get(), "ffe.decision");
    assertThat(Books.get("/api/v1/decisions/" + decision).toString())
        .contains(text(cycle.get(), "ffe.cycle"), text(cycle.get(), "ffe.reason"));
  }

  private static boolean isWhole(List<Span> below) {
    List<String> names = below.stream().map(Span::getName).toList();
    return names.containsAll(List.of("observe", "decide", "commit"))
        && names.stream().filter(name -> name.startsWith("analyst ")).count() == 4;
  }

  private static List<Span> spans(ExportTraceServiceRequest request) {
    return request.getResourceSpansList().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  private static List<Span> below(List<Span> spans, Span root) {
    return spans.stream().filter(s -> s.getParentSpanId().equals(root.getSpanId())).toList();
  }

  private static boolean isOfTheEngine(ResourceSpans spans) {
    return spans.getResource().getAttributesList().stream()
        .anyMatch(
            a -> a.getKey().equals("service.name") && a.getValue().getStringValue().equals("ffe"));
  }

  private static String text(Span span, String name) {
    return span.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(name))
        .map(attribute -> attribute.getValue().getStringValue())
        .findFirst()
        .orElseThrow();
  }
}
