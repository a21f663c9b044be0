package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.council.ModelReply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every vendor's model makes of a connection or an answer that is broken, late or too much.
 */
abstract class BadWeatherContract extends VendorBench {

  @Test
  void what_is_not_of_the_form_is_malformed() {
    for (String body :
        List.of(
            "{}", "[]", "null", "7", "{\"a\":", "\u0000", "not json", "{\"object\":\"list\"}")) {
      server.thenAnswer(200, JSON, body);
      fails(LONG, "MALFORMED");
    }
  }

  @Test
  void what_is_no_http_is_malformed_and_its_words_are_bounded() {
    String much = "x".repeat(20_000);
    for (String head :
        List.of("nonsense " + much, "HTTP/1.1 2x0 OK", "HTTP/1.1 200 OK\r\nContent-Length: x")) {
      server.then(
          (socket, out) -> {
            out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.close();
          });
      ModelReply.Failure failure = (ModelReply.Failure) ask(LONG);
      assertThat(failure.reason()).isIn("MALFORMED", "CUT_OFF", "CLOSED");
      assertThat(failure.detail()).hasSizeLessThan(500);
    }
    server.thenAnswer(200, JSON, answer(quoted(TEXT)).replace(finish(), much));
    fails(LONG, "MALFORMED");
  }

  @Test
  void deep_nesting_is_malformed() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    server.thenAnswer(200, JSON, "{\"x\":" + deep + "}");
    fails(LONG, "MALFORMED");
    server.thenAnswer(200, JSON, answer("\"x\"").replaceFirst("\\{", "{\"x\":" + deep + ","));
    fails(LONG, "MALFORMED");
  }

  @Test
  void an_answer_that_never_ends_is_read_up_to_a_bound() {
    byte[] part = " ".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
    server.then(
        (socket, out) -> {
          out.write(LoopbackVendor.head(200, JSON, "Connection: close"));
          while (true) {
            out.write(part);
          }
        });
    assertThat(fails(LONG, "TOO_LARGE").detail()).contains("" + Wire.BODY_BYTES_MAX);
  }

  @Test
  void three_megabytes_are_too_many_and_too_long_a_text_is_too_long() {
    server.thenAnswer(200, JSON, answer(quoted("x".repeat(3_000_000))));
    fails(LONG, "TOO_LARGE");
    server.thenAnswer(200, JSON, answer(quoted("x".repeat(ModelReply.RAW_MAX + 1))));
    fails(LONG, ModelReply.TOO_LONG);
    server.thenAnswer(200, JSON, answer(quoted("x".repeat(ModelReply.RAW_MAX))));
    assertThat(ask(LONG)).isInstanceOf(ModelReply.Text.class);
  }

  @Test
  void a_vendor_that_never_answers_is_left_at_the_limit() {
    server.then((socket, out) -> Thread.sleep(40_000));
    assertThat(fails(SHORT, "TIMEOUT").detail()).contains("did not answer within 400 ms");
  }

  @Test
  void an_answer_that_drips_is_left_at_the_limit() {
    server.then(
        (socket, out) -> {
          out.write(LoopbackVendor.head(200, JSON, "Content-Length: 100000"));
          while (true) {
            out.write(' ');
            out.flush();
            Thread.sleep(20);
          }
        });
    assertThat(fails(SHORT, "TIMEOUT").detail()).contains("did not finish");
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void an_answer_that_breaks_off_is_told_as_such() {
    String whole = answer(quoted(TEXT));
    server.then(
        (socket, out) -> {
          out.write(LoopbackVendor.head(200, JSON, "Content-Length: " + (whole.length() + 90)));
          out.write(whole.getBytes(StandardCharsets.UTF_8), 0, whole.length() / 2);
          out.flush();
          socket.close();
        });
    fails(LONG, "CUT_OFF");
    server.then(
        (socket, out) -> {
          out.write(LoopbackVendor.head(200, JSON, "Transfer-Encoding: chunked"));
          chunk(out, whole);
          socket.close();
        });
    fails(LONG, "CUT_OFF");
    assertThat(server.seen()).hasSize(2);
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Test
  void a_request_that_was_read_is_never_sent_again() {
    LoopbackVendor.Act close = (socket, out) -> socket.close();
    server.then(close);
    assertThat(fails(LONG, "CLOSED").detail()).contains("closed the connection");
    assertThat(server.seen()).hasSize(1);
    // on a connection that was kept, where the platform repeats what it holds for harmless
    server.thenAnswer(200, JSON, answer(quoted(TEXT)));
    assertThat(ask(LONG)).isInstanceOf(ModelReply.Text.class);
    server.then(close);
    fails(LONG, "CLOSED");
    server.then(BadWeatherContract::reset);
    assertThat(ask(LONG)).isInstanceOf(ModelReply.Failure.class);
    assertThat(server.seen()).hasSize(4);
  }

  private static void reset(Socket socket, OutputStream out) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Test
  void a_port_where_nobody_listens_is_unreachable() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + basePath());
    }
    assertThat(failure(ask(nobody, LONG), "UNREACHABLE").detail())
        .contains(vendor().title(), "127.0.0.1");
    failure(ask(URI.create("http://nobody.invalid" + basePath()), LONG), "UNREACHABLE");
  }
}
