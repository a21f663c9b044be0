package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Tokens;
import ffe.setting.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A vendor on this machine, its wire format by example, and how its model is asked. */
@Timeout(60)
abstract class VendorBench {
  static final String KEY = "key-canary-0b51f7e2";
  static final String MODEL = "some-model-1";
  static final String SYSTEM = "You advise. Answer as JSON.";
  static final String USER = "What now? \"ä€😀\"\n";
  static final String JSON = "application/json";

  static final Duration LONG = Duration.ofSeconds(40);
  static final Duration SHORT = Duration.ofMillis(400);
  static final String TEXT = "{\"action\":\"HOLD\",\n \"why\":\"ä€😀 \\\\ \"}";

  final HttpClient http = HttpModel.client();
  LoopbackVendor server;

  /** A wire format by example. */
  abstract Vendor vendor();

  /** The path that stands in the vendor's address. */
  abstract String basePath();

  /** An answer with that text, JSON-quoted already, ended by itself, of {@link #used} tokens. */
  abstract String answer(String quoted);

  /** The body of an error. */
  abstract String error(int status, String words);

  /** Bodies with status 200 in which there is no text to use, by the reason expected. */
  abstract Map<String, List<String>> declined();

  /** What the answer ended with, in the vendor's word. */
  abstract String finish();

  Tokens used() {
    return new Tokens(1_200, 1_000, 80);
  }

  abstract void asks(Seen request);

  /** Where the schema stands that the vendor keeps to; empty if it keeps to none. */
  abstract String schemaAt();

  @BeforeEach
  void open() throws IOException {
    server = new LoopbackVendor();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  Endpoint endpoint(URI base) {
    return new Endpoint(vendor(), base, MODEL, key());
  }

  Optional<Secret> key() {
    return Optional.of(Secret.of(KEY));
  }

  ModelReply ask(Duration limit) {
    return ask(server.at(basePath()), limit);
  }

  ModelReply ask(URI base, Duration limit) {
    return ask(base, SYSTEM, limit);
  }

  ModelReply ask(URI base, String system, Duration limit) {
    return new HttpModel(http, endpoint(base))
        .ask(new ModelRequest(vendor().id(), MODEL, system, USER, 700, limit));
  }

  ModelReply.Failure fails(String reason) {
    return fails(LONG, reason);
  }

  ModelReply.Failure fails(Duration limit, String reason) {
    return failure(ask(limit), reason);
  }

  static ModelReply.Failure failure(ModelReply reply, String reason) {
    assertThat(reply).isInstanceOf(ModelReply.Failure.class);
    ModelReply.Failure failure = (ModelReply.Failure) reply;
    assertThat(failure.reason()).as(failure.detail()).isEqualTo(reason);
    assertThat(failure.toString()).doesNotContain(KEY);
    return failure;
  }

  static String quoted(String text) {
    return jakarta.json.Json.createValue(text).toString();
  }
}
