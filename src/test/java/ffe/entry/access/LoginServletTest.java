package ffe.entry.access;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.StillDesk;
import ffe.desk.access.KeyStore;
import ffe.desk.access.PasswordStore;
import ffe.desk.access.SharedCounts;
import ffe.trading.JournalDownException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What who wants to come in is told while the database is away. */
@Tag("unit")
class LoginServletTest {

  private static final String PAGE = "text/html,application/xhtml+xml";
  private static final String AWAY = "The database cannot be reached, so nobody can log in now.";

  private final LoginServlet login = new LoginServlet();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;
  private int used;
  private String token = "";

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // no container injects here
  void without_a_database() {
    InvocationHandler away =
        (self, method, args) -> {
          throw new JournalDownException("the database is away", new IOException());
        };
    login.wall = Clock.systemUTC();
    login.shared = SharedCounts.NONE;
    login.logins = StillDesk.logins();
    login.passwords = StillDesk.passwords(proxy(PasswordStore.class, away));
    login.doorkeeper = StillDesk.doorkeeper(proxy(KeyStore.class, away), login.passwords);
    token = login.doorkeeper.newLink(() -> used++);
    login.init();
  }

  @Test
  void the_page_says_what_that_means_and_asks_for_no_code() throws IOException {
    login.doGet(request(Map.of(), PAGE), response());
    assertThat(status).isEqualTo(503);
    assertThat(text()).contains(AWAY, "decides nothing and sends nothing");
    assertThat(text()).doesNotContain("name=\"token\"").doesNotContain("name=\"password\"");
  }

  @Test
  void a_good_link_is_told_the_same_and_stays_good() throws IOException {
    login.doPost(request(Map.of("token", token), PAGE), response());
    assertThat(status).isEqualTo(503);
    assertThat(text()).contains(AWAY, "a login link stays good");
    assertThat(used).isZero();
  }

  @Test
  void a_password_and_a_key_are_neither_right_nor_wrong() throws IOException {
    login.doPost(request(Map.of("password", "whatever it is"), PAGE), response());
    assertThat(status).isEqualTo(503);
    login.doPost(request(Map.of("key", "ffe_whatever"), PAGE), response());
    assertThat(status).isEqualTo(503);
    assertThat(text()).doesNotContain("wrong");
  }

  @Test
  void a_program_gets_the_error_with_its_code() throws IOException {
    login.doPost(request(Map.of("key", "ffe_whatever"), "application/json"), response());
    assertThat(status).isEqualTo(503);
    assertThat(text()).contains("\"code\":\"DATABASE_DOWN\"", "nobody can log in");
  }

  private String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private static HttpServletRequest request(Map<String, String> form, String accept) {
    return proxy(
        HttpServletRequest.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "getRemoteAddr" -> "10.0.0.1";
              case "getContentLengthLong" -> 10L;
              case "isSecure" -> false;
              case "getHeader" -> args[0].equals("Accept") ? accept : null;
              case "getParameter" -> form.get((String) args[0]);
              default -> null;
            });
  }

  private HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (self, method, args) -> {
          if (method.getName().equals("setStatus")) {
            status = (int) args[0];
          }
          return method.getName().equals("getOutputStream") ? into() : null;
        });
  }

  private ServletOutputStream into() {
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

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
