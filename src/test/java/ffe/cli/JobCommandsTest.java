package ffe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs by the command line, against answers that were written down. */
@Tag("cli")
class JobCommandsTest {

  private static final String ID = "0123456789ab";

  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(call.getRequestMethod() + " " + call.getRequestURI() + " " + body);
          // the last one stays
          String answer = answers.size() > 1 ? answers.remove() : answers.element();
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          call.getResponseHeaders().add("Content-Type", "application/json");
          call.sendResponseHeaders(200, bytes.length);
          try (OutputStream out = call.getResponseBody()) {
            out.write(bytes);
          }
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private Typed typed(String line) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Typed.in(Map.of("FFE_URL", url, "FFE_API_KEY", "ffe_key"), line.split(" "));
  }

  private static String job(String state, String more) {
    return "{\"id\":\"" + ID + "\",\"state\":\"" + state + "\"" + more + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "backtests,''",
    "optimizations,quorum=1..2/1",
    "walk-forward,quorum=1..2/1",
    "monte-carlo,ba9876543210"
  })
  void an_order_is_waited_for_through_queue_and_run_and_told(String command, String about) {
    answers.add(job("queued", ""));
    answers.add(job("queued", ""));
    answers.add(
        job(
            "running",
            ",\"progress\":{\"told\":\"T\",\"cycles\":3,\"tried\":1,\"of\":2,\"share\":0.5}"));
    answers.add(job("done", ",\"summary\":{\"digest\":\"abc\"}"));
    Typed typed = typed((command + " order " + about).strip());
    assertThat(typed.exit()).as(typed.err()).isZero();
    assertThat(typed.out()).contains(ID, "done", "abc");
    assertThat(typed.err()).contains("queued", "running ");
    assertThat(asked.get(0)).startsWith("POST /api/v1/" + command + " ").contains(about);
    assertThat(asked).hasSize(4).last().isEqualTo("GET /api/v1/" + command + "/" + ID + " ");
  }

  @Test
  void how_far_a_run_is_is_told_in_its_own_words() {
    String progress =
        ",\"progress\":{\"told\":\"T\",\"cycles\":3,\"tried\":1,\"of\":2,\"share\":0.5}";
    for (String[] one :
        new String[][] {
          {"backtests", "running T, 3 cycles"},
          {"optimizations", "running 1 of 2"},
          {"monte-carlo", "running 0.5"}
        }) {
      answers.clear();
      answers.add(job("running", progress));
      answers.add(job("done", ""));
      assertThat(typed(one[0] + " wait " + ID).err()).contains(one[1]);
    }
  }

  @ParameterizedTest
  @CsvSource({"done,0", "failed,1", "cancelled,1"})
  void the_exit_code_of_waiting_says_how_it_ended(String state, int exit) {
    answers.add(job(state, ",\"problem\":{\"field\":\"trials\",\"words\":\"too many\"}"));
    Typed typed = typed("optimizations wait " + ID);
    assertThat(typed.exit()).isEqualTo(exit);
    assertThat(typed.out()).contains("trials", "too many");
  }

  @Test
  void who_does_not_wait_is_told_that_it_stands_in_the_queue() {
    answers.add(job("queued", ""));
    Typed typed = typed("walk-forward order quorum=1..2/1 --no-wait --set folds=3");
    assertThat(typed.exit()).isZero();
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0)).contains("\"folds\":\"3\"", "\"space\":\"quorum=1..2/1\"");
  }

  @Test
  void lists_and_cancels() {
    answers.add("{\"searches\":[" + job("failed", ",\"order\":{\"space\":\"here\"}") + "]}");
    assertThat(typed("optimizations list --limit 5").out()).contains(ID, "failed", "here");
    assertThat(asked.get(0)).startsWith("GET /api/v1/optimizations?limit=5 ");
    answers.clear();
    answers.add(job("cancelled", ""));
    assertThat(typed("monte-carlo cancel " + ID).exit()).isZero();
    assertThat(asked.get(1)).startsWith("DELETE /api/v1/monte-carlo/" + ID + " ");
    assertThat(typed("monte-carlo cancel " + ID + " --dry-run").out()).contains("would DELETE");
    assertThat(asked).hasSize(2);
  }
}
