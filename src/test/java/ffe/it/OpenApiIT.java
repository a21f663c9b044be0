package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ffe.it.ApiDocument.Media;
import ffe.it.ApiDocument.Operation;
import ffe.it.ApiDocument.Parameter;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the served document says of each route is what the running server does. */
@Tag("rest")
class OpenApiIT {

  private static final Path FILE = Path.of("src/main/resources/META-INF/openapi.json");
  private static final String JSON = "application/json";

  /**
   * In the order they are needed; what a tape leaves empty at first has an example all the same.
   */
  private static ApiDocument served;

  @BeforeAll
  static void begin() {
    Samples.make();
    served = new ApiDocument(ServerUnderTest.get("/openapi?format=json").body());
  }

  static Stream<Operation> reads() {
    ApiDocument document = new ApiDocument(ServerUnderTest.get("/openapi?format=json").body());
    return document.operations().stream()
        .filter(o -> o.method().equals("GET"))
        .filter(o -> document.answers(o, o.done()).stream().anyMatch(m -> m.type().equals(JSON)));
  }

  @Test
  void serves_the_document_that_is_held_to_the_code() throws IOException {
    JsonNode file = ApiDocument.json(Files.readString(FILE));
    JsonNode answer = ApiDocument.json(ServerUnderTest.get("/openapi?format=json").body());
    for (String part : List.of("openapi", "info", "paths", "components", "security")) {
      assertThat(answer.path(part)).as(part).isEqualTo(file.path(part));
    }
  }

  /** With no parameter but those of its path, then with each other one by itself. */
  @ParameterizedTest
  @MethodSource("reads")
  void answers_a_read_with_the_form_it_documents(Operation read) {
    String path = Samples.path(read);
    Set<String> targets = new LinkedHashSet<>(List.of(path));
    read.parameters().stream()
        .filter(Parameter::isQuery)
        .forEach(p -> targets.add(path + "?" + p.name() + "=" + encoded(p.example())));
    for (String target : targets) {
      HttpResponse<String> answer = ServerUnderTest.getAsAdmin(target);
      assertThat(answer.statusCode()).as(target + ": " + answer.body()).isEqualTo(200);
      Media documented =
          served.answers(read, "200").stream()
              .filter(m -> m.type().equals(JSON))
              .findFirst()
              .orElseThrow();
      JsonNode body = ApiDocument.json(answer.body());
      assertThat(served.faults(documented.schema(), body)).as(target).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void gives_a_list_as_a_file_where_the_document_says_so(Operation read) {
    boolean says = served.answers(read, "200").stream().anyMatch(m -> m.type().equals("text/csv"));
    if (says) {
      HttpResponse<String> answer =
          ServerUnderTest.send(asAdmin(Samples.path(read)).header("Accept", "text/csv").GET());
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
      String heading = answer.body().lines().findFirst().orElse("");
      Media documented = served.answers(read, "200").get(1);
      assertThat(documented.example().asText().lines().findFirst())
          .as("%s", read)
          .hasValue(heading);
    }
  }

  /** A bound that nobody keeps would be a false promise. */
  @ParameterizedTest
  @MethodSource("reads")
  void refuses_what_is_out_of_documented_bounds(Operation read) {
    for (Parameter p : read.parameters()) {
      if (p.isQuery()) {
        for (String wrong : outOf(served.resolved(p.schema()))) {
          String target = Samples.path(read) + "?" + p.name() + "=" + encoded(wrong);
          HttpResponse<String> answer = ServerUnderTest.getAsAdmin(target);
          assertThat(answer.statusCode()).as(target + ": " + answer.body()).isIn(404, 422);
          assertThat(served.faults(error(read), ApiDocument.json(answer.body())))
              .as(target)
              .isEmpty();
        }
      }
    }
  }

  private static List<String> outOf(JsonNode schema) {
    if (schema.has("minimum")) {
      String below = Long.toString(schema.path("minimum").asLong() - 1);
      return schema.has("maximum")
          ? List.of(below, Long.toString(schema.path("maximum").asLong() + 1))
          : List.of(below);
    } else if (schema.has("maxLength")) {
      return List.of("x".repeat(schema.path("maxLength").asInt() + 1));
    }
    return List.of("~");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void takes_the_ends_of_documented_bounds(Operation read) {
    for (Parameter p : read.parameters()) {
      for (String end : List.of("minimum", "maximum")) {
        if (p.isQuery() && p.schema().has("maximum")) {
          String target = Samples.path(read) + "?" + p.name() + "=" + p.schema().path(end).asText();
          assertThat(ServerUnderTest.getAsAdmin(target).statusCode()).as(target).isEqualTo(200);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void refuses_in_the_documented_form_whoever_has_no_key(Operation read) {
    HttpResponse<String> answer = ServerUnderTest.get(Samples.path(read));
    if (read.node().path("security").isArray()) {
      assertThat(answer.statusCode()).as("%s", read).isEqualTo(200);
    } else {
      assertThat(answer.statusCode()).as("%s", read).isEqualTo(401);
      assertThat(served.faults(error(read), ApiDocument.json(answer.body()))).isEmpty();
    }
  }

  @Test
  void streams_events_under_the_documented_type() {
    Operation stream = served.operation("GET", "/api/bot/stream");
    HttpResponse<String> answer =
        ServerUnderTest.send(
            asAdmin(stream.path()).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith(served.answers(stream, "200").get(0).type());
  }

  private static JsonNode error(Operation operation) {
    return served.answers(operation, "4XX").get(0).schema();
  }

  private static HttpRequest.Builder asAdmin(String path) {
    return ServerUnderTest.request(path)
        .header("Authorization", "Bearer " + ServerUnderTest.adminKey());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
