package ffe.entry.access;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.StillDesk;
import ffe.desk.access.DoorPolicy;
import ffe.desk.access.KeyStore;
import ffe.desk.access.PasswordStore;
import ffe.desk.access.SharedCounts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the door does before it asks whose a request is. */
@Tag("unit")
class AccessFilterTest {
  private static final String TOOL = "https://tool.example";

  private final AccessFilter filter = new AccessFilter();
  private int lookedUp;

  private record Answer(int status, Map<String, String> headers, String body) {}

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // no container injects here
  void open() {
    filter.wall = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    filter.peers = new PlantedPeers();
    filter.policy = new DoorPolicy(60, 3, List.of(TOOL));
    KeyStore nobody =
        proxy(
            KeyStore.class,
            (self, method, args) -> {
              lookedUp++;
              return Optional.empty();
            });
    PasswordStore none = proxy(PasswordStore.class, (self, method, args) -> Optional.empty());
    filter.doorkeeper = StillDesk.doorkeeper(nobody, StillDesk.passwords(none));
    filter.tokens = bearer -> Optional.empty();
    filter.shared = SharedCounts.NONE;
    filter.logins = StillDesk.logins();
    filter.init(null);
  }

  @Test
  void an_address_that_asks_too_often_is_told_to_wait_and_no_key_is_looked_up() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(ask("10.0.0.1", "/api/v1/status", key("k" + i)).status()).isEqualTo(401);
    }
    assertThat(lookedUp).isEqualTo(3);
    Answer refused = ask("10.0.0.1", "/api/v1/status", key("k4"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "1");
    assertThat(refused.body()).contains("\"code\":\"TOO_MANY_REQUESTS\"", "\"reference_id\"");
    assertThat(lookedUp).isEqualTo(3);
    assertThat(ask("10.0.0.2", "/api/v1/status", key("k5")).status()).isEqualTo(401);
  }

  @Test
  void a_key_that_asks_too_often_is_told_to_wait_wherever_it_comes_from() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(ask("10.0.1." + i, "/api/v1/status", key("same")).status()).isEqualTo(401);
    }
    assertThat(ask("10.0.1.9", "/api/v1/status", key("same")).status()).isEqualTo(429);
    assertThat(ask("10.0.1.10", "/api/v1/status", key("other")).status()).isEqualTo(401);
  }

  @Test
  void probes_are_never_limited() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(ask("10.0.0.3", "/live", Map.of()).status()).isEqualTo(200);
    }
  }

  @Test
  void a_named_origin_may_ask_and_read_answers_errors_included() throws Exception {
    Answer refused = ask("10.0.0.4", "/api/v1/status", Map.of("Origin", TOOL));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.headers())
        .containsEntry("Access-Control-Allow-Origin", TOOL)
        .containsEntry("Vary", "Origin")
        .doesNotContainKey("Access-Control-Allow-Credentials");
    ask("10.0.0.4", "/api/v1/status", Map.of("Origin", TOOL));
    ask("10.0.0.4", "/api/v1/status", Map.of("Origin", TOOL));
    Answer limited = ask("10.0.0.4", "/api/v1/status", Map.of("Origin", TOOL));
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.headers()).containsEntry("Access-Control-Allow-Origin", TOOL);
  }

  @Test
  void no_other_origin_and_no_page_is_told_anything() throws Exception {
    Map<String, String> evil = Map.of("Origin", TOOL + ".evil.example");
    assertThat(ask("10.0.0.5", "/api/v1/status", evil).headers())
        .doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(ask("10.0.0.5", "/status", Map.of("Origin", TOOL)).headers())
        .doesNotContainKey("Access-Control-Allow-Origin");
  }

  @Test
  void carries_strict_headers_with_whatever_is_answered() throws Exception {
    assertThat(ask("10.0.0.6", "/api/v1/status", Map.of()).headers())
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("X-Frame-Options", "DENY")
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }

  @Test
  void a_stranger_is_counted_by_its_own_address_whatever_it_says() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(
              ask("10.0.2.1", "/api/v1/status", Map.of("X-Forwarded-For", "9.9.9." + i)).status())
          .isEqualTo(401);
    }
    assertThat(ask("10.0.2.1", "/api/v1/status", Map.of("X-Forwarded-For", "9.9.9.9")).status())
        .isEqualTo(429);
  }

  @Test
  void visitors_of_a_proxy_are_counted_apart() throws Exception {
    for (int i = 0; i < 9; i++) {
      assertThat(
              ask("10.9.0.1", "/api/v1/status", Map.of("X-Forwarded-For", "9.9.9." + i)).status())
          .isEqualTo(401);
    }
    for (int i = 0; i < 2; i++) {
      ask("10.9.0.1", "/api/v1/status", Map.of("X-Forwarded-For", "8.8.8.8, 9.9.9.1"));
    }
    assertThat(ask("10.9.0.1", "/api/v1/status", Map.of("X-Forwarded-For", "9.9.9.1")).status())
        .isEqualTo(429);
  }

  @Test
  void a_name_that_is_not_ours_is_refused() throws Exception {
    Answer refused = ask("10.0.3.1", "/api/v1/status", Map.of("Host", "evil.example:8000"));
    assertThat(refused.status()).isEqualTo(421);
    assertThat(refused.body()).contains("UNKNOWN_HOST");
    assertThat(ask("10.0.3.1", "/api/v1/status", Map.of("Host", "engine.example:80")).status())
        .isEqualTo(401);
  }

  @Test
  void who_came_encrypted_by_a_name_is_to_come_so_again_errors_included() throws Exception {
    Map<String, String> encrypted =
        Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "engine.example");
    Answer refused = ask("10.9.3.1", "/api/v1/status", encrypted);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.headers()).containsKey("Strict-Transport-Security");
    assertThat(ask("10.0.3.2", "/api/v1/status", encrypted).headers())
        .doesNotContainKey("Strict-Transport-Security");
  }

  private static Map<String, String> key(String key) {
    return Map.of("Authorization", "Bearer ffe_" + key);
  }

  private Answer ask(String address, String path, Map<String, String> headers) throws Exception {
    Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, Object> attributes = new TreeMap<>();
    int[] status = {200};
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    HttpServletRequest request =
        proxy(
            HttpServletRequest.class,
            (self, method, args) ->
                switch (method.getName()) {
                  case "getDispatcherType" -> DispatcherType.REQUEST;
                  case "getRemoteAddr" -> address;
                  case "getRequestURI" -> path;
                  case "getMethod" -> "GET";
                  case "getContentLengthLong" -> -1L;
                  case "getHeader" -> headers.get((String) args[0]);
                  case "getHeaders" ->
                      Collections.enumeration(
                          headers.containsKey((String) args[0])
                              ? List.of(headers.get((String) args[0]))
                              : List.of());
                  case "isSecure" -> false;
                  case "setAttribute" -> attributes.put((String) args[0], args[1]);
                  case "getAttribute" -> attributes.get((String) args[0]);
                  default -> null;
                });
    HttpServletResponse response =
        proxy(
            HttpServletResponse.class,
            (self, method, args) -> {
              switch (method.getName()) {
                case "setStatus" -> status[0] = (int) args[0];
                case "setHeader" -> sent.put((String) args[0], (String) args[1]);
                case "getHeader" -> {
                  return sent.get((String) args[0]);
                }
                case "reset" -> sent.clear();
                case "getOutputStream" -> {
                  return into(body);
                }
                default -> {
                  // nothing else matters here
                }
              }
              return null;
            });
    filter.doFilter(request, response, (in, out) -> {});
    return new Answer(status[0], sent, body.toString(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static ServletOutputStream into(ByteArrayOutputStream body) {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {}

      @Override
      public void write(int b) {
        body.write(b);
      }
    };
  }
}
