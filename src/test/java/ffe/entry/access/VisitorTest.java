package ffe.entry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word on where a request comes from counts; 10.9.x are the trusted proxies. */
@Tag("unit")
class VisitorTest {

  @Test
  void what_a_stranger_says_of_itself_is_not_read() throws Exception {
    Visitor visitor =
        visitor(
            "192.0.2.7",
            Map.of(
                "X-Forwarded-For", "127.0.0.1",
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Host", "engine.example",
                "Forwarded", "for=127.0.0.1;proto=https",
                "Host", "other.example"));
    assertThat(visitor).isEqualTo(new Visitor("192.0.2.7", false, "other.example"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "192.0.2.1; 192.0.2.1",
        // the left one was written by the visitor
        "127.0.0.1, 192.0.2.1; 192.0.2.1",
        "192.0.2.1, 10.9.0.2; 192.0.2.1",
        "what, 192.0.2.1, 10.9.0.2; 192.0.2.1",
        "192.0.2.1:4711; 192.0.2.1",
        "2001:db8::1; 2001:db8::1",
        "[2001:db8::1]:4711; 2001:db8::1",
        "10.9.0.3, 10.9.0.2; 10.9.0.3",
      })
  void a_proxy_vouches_for_the_address_before_it(String said, String address) throws Exception {
    assertThat(visitor("10.9.0.1", Map.of("X-Forwarded-For", said)).address()).isEqualTo(address);
  }

  @Test
  void several_lines_of_a_header_are_one_list() throws Exception {
    assertThat(visitor("10.9.0.1", Map.of("X-Forwarded-For", "127.0.0.1\n192.0.2.1")).address())
        .isEqualTo("192.0.2.1");
  }

  @Test
  void the_standard_header_is_read_as_well() throws Exception {
    String said =
        "for=127.0.0.1;host=x, For=\"[2001:db8::1]:80\"; Proto=HTTPS;host=\"engine.example:8443\"";
    assertThat(visitor("10.9.0.1", Map.of("Forwarded", said)))
        .isEqualTo(new Visitor("2001:db8::1", true, "engine.example:8443"));
  }

  @Test
  void a_proxy_that_says_nothing_is_the_visitor() throws Exception {
    assertThat(visitor("10.9.0.1", Map.of("Host", "engine.example")))
        .isEqualTo(new Visitor("10.9.0.1", false, "engine.example"));
  }

  @Test
  void a_header_the_proxy_only_passed_on_is_refused_when_it_disagrees() {
    assertThatThrownBy(
            () ->
                visitor(
                    "10.9.0.1",
                    Map.of("X-Forwarded-For", "192.0.2.1", "Forwarded", "for=127.0.0.1")))
        .isInstanceOf(Visitor.BadForwarded.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: engine.example",
        "X-Forwarded-For: unknown",
        "X-Forwarded-For: 1.2.3.4 5.6.7.8",
        "X-Forwarded-Proto: wss",
        "X-Forwarded-Host: a b",
        "X-Forwarded-Host: engine.example/x",
        "Forwarded: for=_hidden",
        "Forwarded: for=192.0.2.1;proto=ftp",
      })
  void what_cannot_be_understood_is_refused(String header) {
    String[] sides = header.split(": ", 2);
    assertThatThrownBy(() -> visitor("10.9.0.1", Map.of(sides[0], sides[1])))
        .isInstanceOf(Visitor.BadForwarded.class);
  }

  @Test
  void more_proxies_than_anybody_has_are_refused() throws Exception {
    String twenty = String.join(",", Collections.nCopies(20, "10.9.0.2"));
    assertThat(visitor("10.9.0.1", Map.of("X-Forwarded-For", twenty)).address())
        .isEqualTo("10.9.0.2");
    assertThatThrownBy(() -> visitor("10.9.0.1", Map.of("X-Forwarded-For", twenty + ",10.9.0.2")))
        .isInstanceOf(Visitor.BadForwarded.class);
    String longOne = "for=192.0.2.1;x=" + "y".repeat(2_040);
    assertThatThrownBy(() -> visitor("10.9.0.1", Map.of("Forwarded", longOne)))
        .isInstanceOf(Visitor.BadForwarded.class);
  }

  @Test
  void where_both_headers_agree_the_standard_one_tells_the_rest() throws Exception {
    Map<String, String> both =
        Map.of(
            "X-Forwarded-For", "192.0.2.1",
            "X-Forwarded-Proto", "http",
            "Forwarded", "for=192.0.2.1;proto=https;host=engine.example");
    assertThat(visitor("10.9.0.1", both))
        .isEqualTo(new Visitor("192.0.2.1", true, "engine.example"));
  }

  @Test
  void who_speaks_tls_with_us_came_encrypted_unless_a_proxy_says_otherwise() throws Exception {
    Map<String, String> host = Map.of("Host", "engine.example");
    assertThat(visitor("192.0.2.1", true, host).isEncrypted()).isTrue();
    assertThat(visitor("10.9.0.1", true, host).isEncrypted()).isTrue();
    assertThat(visitor("10.9.0.1", true, Map.of("X-Forwarded-Proto", "http")).isEncrypted())
        .isFalse();
  }

  @Test
  void localhost_is_never_told_to_be_encrypted_for_a_year() {
    assertThat(new Visitor("192.0.2.1", true, "localhost:8443").isNamed()).isFalse();
    assertThat(new Visitor("192.0.2.1", true, "engine.example:8443").isNamed()).isTrue();
  }

  private static Visitor visitor(String peer, Map<String, String> headers) throws Exception {
    return visitor(peer, false, headers);
  }

  private static Visitor visitor(String peer, boolean isSecure, Map<String, String> headers)
      throws Exception {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, args) ->
                    switch (method.getName()) {
                      case "getRemoteAddr" -> peer;
                      case "getHeader" -> headers.get((String) args[0]);
                      case "getHeaders" ->
                          Collections.enumeration(lines(headers, (String) args[0]));
                      case "isSecure" -> isSecure;
                      default -> throw new IllegalStateException(method.getName());
                    });
    return Visitor.of(request, new PlantedPeers());
  }

  private static List<String> lines(Map<String, String> headers, String name) {
    return headers.containsKey(name) ? Arrays.asList(headers.get(name).split("\n", -1)) : List.of();
  }
}
