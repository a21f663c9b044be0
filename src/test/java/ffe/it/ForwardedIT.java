package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proxy may say of a request, and what nobody else may; every byte as written. */
@Tag("rest")
class ForwardedIT {
  private static final String PROXY = "127.0.9.1";
  private static final String STRANGER = "127.0.9.2";

  /** One of its own, since it is locked out afterwards. */
  private static final String GUESSER = "127.0.9.3";

  private static final Map<String, String> ENCRYPTED =
      Map.of(
          "X-Forwarded-For", "192.0.2.1",
          "X-Forwarded-Proto", "https",
          "X-Forwarded-Host", "trader.example");

  @Test
  void a_session_that_began_encrypted_behind_a_proxy_opens_nothing_otherwise() {
    RawHttp.Answer begun = login(PROXY, ENCRYPTED);
    assertThat(begun.status()).isEqualTo(303);
    assertThat(begun.headers()).containsKey("strict-transport-security");
    // the last of the two cookies, which this client keeps, is the one that goes encrypted only
    assertThat(begun.headers().get("set-cookie"))
        .startsWith("__Host-ffe=")
        .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/");
  }

  @Test
  void a_stranger_is_not_believed_to_have_come_encrypted() {
    RawHttp.Answer begun = login(STRANGER, ENCRYPTED);
    assertThat(begun.status()).isEqualTo(303);
    assertThat(begun.headers()).doesNotContainKey("strict-transport-security");
    assertThat(begun.headers().get("set-cookie")).startsWith("JSESSIONID=");
  }

  @Test
  void failures_are_counted_for_whom_the_proxy_speaks_and_nobody_escapes_by_words() {
    for (int i = 0; i < 20; i++) {
      assertThat(wrong(PROXY, "192.0.2.77").status()).isEqualTo(401);
      assertThat(wrong(GUESSER, "192.0.3." + i).status()).isEqualTo(401);
    }
    assertThat(wrong(PROXY, "192.0.2.77").status()).isEqualTo(429);
    assertThat(wrong(PROXY, "127.0.0.1, 192.0.2.77").status()).isEqualTo(429);
    assertThat(wrong(PROXY, "192.0.2.78").status()).isEqualTo(401);
    assertThat(wrong(GUESSER, "192.0.3.99").status()).isEqualTo(429);
  }

  @Test
  void the_proxy_may_say_by_which_name_it_was_asked() {
    assertThat(status(PROXY, Map.of("X-Forwarded-Host", "evil.example")).status()).isEqualTo(421);
    assertThat(status(PROXY, Map.of("X-Forwarded-Host", "trader.example")).status()).isEqualTo(401);
    assertThat(status(STRANGER, Map.of("X-Forwarded-Host", "evil.example")).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "192.0.2.1 192.0.2.2", "trader.example", "::ffff:1.2.3.4.5x"})
  void what_a_proxy_says_is_understood_or_refused(String address) {
    RawHttp.Answer refused = status(PROXY, Map.of("X-Forwarded-For", address));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("BAD_FORWARDED");
    assertThat(status(STRANGER, Map.of("X-Forwarded-For", address)).status()).isEqualTo(401);
  }

  @Test
  void two_headers_that_disagree_are_refused() {
    Map<String, String> both = Map.of("X-Forwarded-For", "192.0.2.1", "Forwarded", "for=127.0.0.1");
    assertThat(status(PROXY, both).body()).contains("BAD_FORWARDED");
  }

  /** The server's family has headers of its own for this, which it believes unless told not to. */
  @Test
  void headers_of_a_front_server_change_nothing() {
    Map<String, String> said =
        Map.of("$WSIS", "true", "$WSSC", "https", "$WSRA", PROXY, "$WSRH", PROXY);
    RawHttp.Answer begun = login(STRANGER, said);
    assertThat(begun.headers()).doesNotContainKey("strict-transport-security");
    assertThat(begun.headers().get("set-cookie")).startsWith("JSESSIONID=");
    Map<String, String> asProxy = new TreeMap<>(said);
    asProxy.put("X-Forwarded-Host", "evil.example");
    assertThat(status(STRANGER, asProxy).status()).isEqualTo(401);
  }

  private static RawHttp.Answer wrong(String peer, String address) {
    return RawHttp.sendFrom(
        peer,
        "POST",
        "/login",
        Map.of("X-Forwarded-For", address, "Content-Type", "application/x-www-form-urlencoded"),
        "key=ffe_wrong".getBytes(StandardCharsets.UTF_8));
  }

  private static RawHttp.Answer login(String peer, Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    String form = "key=" + ServerUnderTest.adminKey();
    return RawHttp.sendFrom(peer, "POST", "/login", all, form.getBytes(StandardCharsets.UTF_8));
  }

  private static RawHttp.Answer status(String peer, Map<String, String> headers) {
    return RawHttp.sendFrom(peer, "GET", "/api/v1/status", headers, new byte[0]);
  }
}
