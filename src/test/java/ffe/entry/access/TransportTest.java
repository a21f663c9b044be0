package ffe.entry.access;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.access.Peers;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** By which way one may come in; the engine serves HTTPS at 8443, unencrypted to nobody else. */
@Tag("unit")
class TransportTest {

  private final Map<String, String> sent = new TreeMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  @Test
  void who_reads_unencrypted_is_sent_to_https() throws Exception {
    assertThat(refuses(OptionalInt.of(8443), "GET", false, Map.of())).isTrue();
    assertThat(sent)
        .containsEntry("status", "308")
        .containsEntry("Location", "https://engine.example:8443/orders?a=b");
  }

  @Test
  void who_shows_a_key_or_sends_something_unencrypted_is_not_sent_on_with_it() throws Exception {
    assertThat(refuses(OptionalInt.of(8443), "GET", false, Map.of("Authorization", "Bearer x")))
        .isTrue();
    assertThat(sent).containsEntry("status", "403").doesNotContainKey("Location");
    assertThat(body.toString(StandardCharsets.UTF_8)).contains("HTTPS_ONLY");
    sent.clear();
    assertThat(refuses(OptionalInt.of(8443), "POST", false, Map.of())).isTrue();
    assertThat(sent).containsEntry("status", "403").doesNotContainKey("Location");
  }

  @Test
  void without_https_a_stranger_is_told_that_he_is_one() throws Exception {
    assertThat(refuses(OptionalInt.empty(), "GET", false, Map.of())).isTrue();
    assertThat(body.toString(StandardCharsets.UTF_8)).contains("UNKNOWN_PEER");
  }

  @Test
  void who_comes_encrypted_is_let_in() throws Exception {
    assertThat(refuses(OptionalInt.of(8443), "POST", true, Map.of())).isFalse();
    assertThat(sent).isEmpty();
  }

  @Test
  void only_who_came_encrypted_by_a_name_is_to_come_so_again() {
    Transport.protect(new Visitor("192.0.2.1", true, "engine.example"), response());
    assertThat(sent).containsEntry(Transport.STRICT, "max-age=31536000");
    sent.clear();
    Transport.protect(new Visitor("192.0.2.1", false, "engine.example"), response());
    Transport.protect(new Visitor("192.0.2.1", true, "localhost"), response());
    assertThat(sent).isEmpty();
  }

  @Test
  void a_session_that_began_encrypted_counts_with_its_own_second_cookie_only() {
    Map<String, Object> kept = new TreeMap<>();
    HttpSession session =
        proxy(
            HttpSession.class,
            (self, method, args) ->
                method.getName().equals("setAttribute")
                    ? kept.put((String) args[0], args[1])
                    : kept.get(args[0]));
    assertThat(EncryptedSession.isWhole(request("GET", false, Map.of()), session))
        .as("one that began otherwise")
        .isTrue();
    EncryptedSession.begin(session, response());
    String cookie = sent.get("Set-Cookie");
    assertThat(cookie).startsWith("__Host-ffe=").contains("; Secure", "; HttpOnly");
    String word = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    assertThat(EncryptedSession.isWhole(request("GET", false, Map.of()), session)).isFalse();
    assertThat(EncryptedSession.isWhole(withCookie("__Host-ffe", word + "x"), session)).isFalse();
    assertThat(EncryptedSession.isWhole(withCookie("other", word), session)).isFalse();
    assertThat(EncryptedSession.isWhole(withCookie("__Host-ffe", word), session)).isTrue();
  }

  private boolean refuses(
      OptionalInt port, String method, boolean isEncrypted, Map<String, String> headers)
      throws Exception {
    Peers peers =
        new PlantedPeers() {
          @Override
          public boolean admits(String address, boolean encrypted) {
            return encrypted;
          }

          @Override
          public OptionalInt httpsPort() {
            return port;
          }
        };
    return new Transport(peers)
        .refuses(
            request(method, isEncrypted, headers),
            response(),
            new Visitor("192.0.2.1", isEncrypted, "engine.example:8000"));
  }

  private static HttpServletRequest withCookie(String name, String value) {
    return proxy(
        HttpServletRequest.class, (self, method, args) -> new Cookie[] {new Cookie(name, value)});
  }

  private static HttpServletRequest request(
      String verb, boolean isEncrypted, Map<String, String> headers) {
    return proxy(
        HttpServletRequest.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "getRemoteAddr" -> "192.0.2.1";
              case "isSecure" -> isEncrypted;
              case "getMethod" -> verb;
              case "getHeader" -> headers.get((String) args[0]);
              case "getRequestURI" -> "/orders";
              case "getQueryString" -> "a=b";
              case "getCookies" -> null;
              default -> throw new IllegalStateException(method.getName());
            });
  }

  private HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "setHeader", "addHeader" -> sent.put((String) args[0], (String) args[1]);
              case "setStatus" -> sent.put("status", String.valueOf(args[0]));
              case "getHeader" -> null;
              case "reset", "setContentType" -> null;
              case "getOutputStream" -> stream();
              default -> throw new IllegalStateException(method.getName());
            });
  }

  private ServletOutputStream stream() {
    return new ServletOutputStream() {
      @Override
      public void write(int one) {
        body.write(one);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {}
    };
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
