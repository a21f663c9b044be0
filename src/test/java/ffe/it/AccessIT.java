package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a stranger can do to the door. */
@Tag("rest")
class AccessIT {

  private static final String FORM = "application/x-www-form-urlencoded";

  private static RawHttp.Answer login(Map<String, String> headers, String body) {
    return RawHttp.sendFrom(
        "127.0.0.8", "POST", "/login", headers, body.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_login_form_is_refused_before_it_is_read() {
    assertThat(login(Map.of("Content-Type", FORM), "token=" + "a".repeat(5_000)).status())
        .isEqualTo(413);
    String chunked = "1000\r\n" + "a".repeat(4_096) + "\r\n0\r\n\r\n";
    RawHttp.Answer unsized =
        login(Map.of("Content-Type", FORM, "Transfer-Encoding", "chunked"), chunked);
    assertThat(unsized.status()).isEqualTo(413);
    assertThat(unsized.body()).contains("\"code\":\"TOO_LARGE\"");
  }

  @Test
  void a_page_of_another_origin_logs_nobody_in() {
    RawHttp.Answer answer =
        login(Map.of("Content-Type", FORM, "Origin", "http://evil.example"), "token=x");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("\"code\":\"OTHER_ORIGIN\"");
  }

  @Test
  void wrong_keys_are_counted_and_never_lock_the_right_one_out() {
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      wrong.add(ask("wrong-key-000000").status());
    }
    assertThat(wrong).startsWith(401).endsWith(429).containsOnly(401, 429);
    assertThat(ask(ServerUnderTest.adminKey()).status()).isEqualTo(200);
    assertThat(RawHttp.sendFrom("127.0.0.9", "GET", "/live", Map.of(), new byte[0]).status())
        .isEqualTo(200);
  }

  private static RawHttp.Answer ask(String key) {
    return RawHttp.sendFrom(
        "127.0.0.9",
        "GET",
        "/api/v1/bot/status",
        Map.of("Authorization", "Bearer " + key),
        new byte[0]);
  }
}
