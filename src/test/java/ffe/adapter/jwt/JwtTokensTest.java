package ffe.adapter.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpHandler;
import ffe.HeldClock;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.access.UncheckedTokenException;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class JwtTokensTest {

  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private Issuer issuer;
  private JwtTokens tokens;

  private final Clock clock = HeldClock.telling(() -> now);

  @BeforeEach
  void open() throws IOException {
    issuer = new Issuer(0);
    tokens = byPublished("groups");
  }

  @AfterEach
  void close() {
    issuer.close();
  }

  private JwtTokens byPublished(String claim) {
    return new JwtTokens(
        new TokenRules(
            Issuer.NAME,
            List.of("other", "ffe-it"),
            Optional.of(issuer.place()),
            Optional.empty(),
            claim),
        clock);
  }

  private JwtTokens byKey(PublicKey key) {
    return new JwtTokens(
        new TokenRules(
            Issuer.NAME, List.of("ffe-it"), Optional.empty(), Optional.of(key), "groups"),
        clock);
  }

  private JWTClaimsSet.Builder ann(String... groups) {
    return Issuer.claims(now, "ann", groups);
  }

  @Test
  void a_token_is_its_subject_s_with_the_highest_role_it_names() {
    assertThat(tokens.find(issuer.sign(ann("accounting", "trader", "viewer"))))
        .contains(new Actor("jwt ann", Role.TRADER, "rest"));
    assertThat(tokens.find(issuer.signByCurve(ann("viewer"))))
        .map(Actor::role)
        .contains(Role.VIEWER);
    assertThat(tokens.find(issuer.sign(ann("admin")))).map(Actor::role).contains(Role.ADMIN);
  }

  @Test
  void roles_stand_in_the_claim_that_is_named_as_list_text_or_deeper() {
    JwtTokens deep = byPublished("realm_access.roles");
    Map<String, Object> realm = Map.of("roles", List.of("offline", "trader"));
    assertThat(deep.find(issuer.sign(ann("admin").claim("realm_access", realm))))
        .map(Actor::role)
        .contains(Role.TRADER);
    assertThat(deep.find(issuer.sign(ann("admin")))).isEmpty();
    assertThat(deep.find(issuer.sign(ann("admin").claim("realm_access", "trader")))).isEmpty();
    assertThat(byPublished("scope").find(issuer.sign(ann("admin").claim("scope", "x viewer"))))
        .map(Actor::role)
        .contains(Role.VIEWER);
    assertThat(
            byPublished("https://x.example/r")
                .find(issuer.sign(ann().claim("https://x.example/r", List.of("viewer")))))
        .isPresent();
  }

  @Test
  void what_is_wrong_with_a_token_makes_it_open_nothing() throws Exception {
    assertThat(tokens.find(issuer.sign(ann("admin")))).isPresent();
    JwtTokens one = byKey(issuer.rsa.toRSAPublicKey());
    assertThat(one.find(issuer.sign(ann("admin")))).isPresent();
    BadTokens.of(issuer, now)
        .forEach(
            (what, token) -> {
              assertThat(tokens.find(token)).as(what).isEmpty();
              // one key has no name: of several keys the others have no say
              assertThat(one.find(token)).as(what + ", one key").isEmpty();
            });
    assertThat(one.find(issuer.signByCurve(ann("admin")))).isEmpty();
    assertThat(byKey(issuer.curve.toECPublicKey()).find(issuer.signByCurve(ann("admin"))))
        .isPresent();
  }

  @Test
  void clocks_may_differ_by_a_minute() {
    String token =
        issuer.sign(
            ann("viewer")
                .notBeforeTime(Date.from(now.plusSeconds(50)))
                .expirationTime(Date.from(now.plusSeconds(100))));
    assertThat(tokens.find(token)).isPresent();
    now = now.plusSeconds(159);
    assertThat(tokens.find(token)).isPresent();
    now = now.plusSeconds(2);
    assertThat(tokens.find(token)).isEmpty();
  }

  @Test
  void keys_are_asked_for_once_and_again_when_they_are_old() {
    for (int i = 0; i < 50; i++) {
      assertThat(tokens.find(issuer.sign(ann("viewer")))).isPresent();
    }
    assertThat(issuer.asked).hasValue(1);
    now = now.plus(PublishedKeys.LIFE).plusSeconds(1);
    assertThat(tokens.find(issuer.sign(ann("viewer")))).isPresent();
    assertThat(issuer.asked).hasValue(2);
  }

  @Test
  void strangers_cannot_make_us_ask_more_than_twice_in_half_a_minute() {
    RSAKey next = Issuer.rsa("next");
    String stranger = Issuer.sign(ann("admin"), next);
    for (int i = 0; i < 20; i++) {
      assertThat(tokens.find(stranger)).isEmpty();
    }
    assertThat(issuer.asked).hasValue(2);
    issuer.publish(issuer.rsa, next);
    assertThat(tokens.find(stranger)).isEmpty();
    now = now.plus(PublishedKeys.PAUSE).plusSeconds(1);
    assertThat(tokens.find(stranger)).as("the key was published").isPresent();
    assertThat(issuer.asked).hasValue(3);
  }

  static List<Arguments> failures() {
    HttpHandler html = x -> Issuer.send(x, 200, "<html><body>Welcome to the network</body></html>");
    HttpHandler broken = x -> Issuer.send(x, 500, "{\"keys\":[]}");
    HttpHandler huge =
        x -> Issuer.send(x, 200, "{\"keys\":[], \"x\":\"" + "x".repeat(70_000) + "\"}");
    HttpHandler elsewhere =
        x -> {
          x.getResponseHeaders().set("Location", "/keys?again");
          Issuer.send(x, 302, "");
        };
    HttpHandler silent = x -> await();
    HttpHandler trickling =
        x -> {
          x.sendResponseHeaders(200, 0);
          x.getResponseBody().write('{');
          x.getResponseBody().flush();
          await();
        };
    return List.of(
        Arguments.of("a page", html, "Unable to parse"),
        Arguments.of("an error", broken, "HTTP status 500"),
        Arguments.of("too much", huge, "more than 65536 bytes"),
        Arguments.of("another place", elsewhere, "HTTP status 302"),
        Arguments.of("nothing at all", silent, "no answer within 3 s"),
        Arguments.of("the beginning only", trickling, "no answer within 3 s"));
  }

  /** Until the issuer is closed, which interrupts it. */
  private static void await() {
    try {
      new CountDownLatch(1).await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void without_keys_nobody_is_let_in_and_nobody_is_blamed(
      String what, HttpHandler answer, String why) {
    issuer.answers(answer);
    String token = issuer.sign(ann("admin"));
    assertThatThrownBy(() -> tokens.find(token))
        .isInstanceOf(UncheckedTokenException.class)
        .hasStackTraceContaining(why);
    issuer.publish(issuer.rsa);
    now = now.plus(PublishedKeys.PAUSE).plusSeconds(1);
    assertThat(tokens.find(token)).isPresent();
  }

  @Test
  void the_last_keys_count_while_the_issuer_is_away_but_not_for_ever() {
    assertThat(tokens.find(issuer.sign(ann("admin")))).isPresent();
    issuer.answers(x -> Issuer.send(x, 503, ""));
    now = now.plus(PublishedKeys.LIFE.multipliedBy(3));
    assertThat(tokens.find(issuer.sign(ann("admin")))).isPresent();
    assertThat(tokens.find(Issuer.sign(ann("admin"), Issuer.rsa("new")))).isEmpty();
    now = now.plus(PublishedKeys.OUTAGE_MAX).plus(Duration.ofMinutes(10));
    String token = issuer.sign(ann("admin"));
    assertThatThrownBy(() -> tokens.find(token)).isInstanceOf(UncheckedTokenException.class);
  }

  @Test
  void the_log_says_once_a_minute_why_and_never_what() throws Exception {
    List<String> lines = new ArrayList<>();
    Handler kept =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger("ffe.jwt");
    log.addHandler(kept);
    try {
      Map<String, String> bad = BadTokens.of(issuer, now);
      bad.values().forEach(tokens::find);
      assertThat(lines).hasSize(1);
      for (String token : bad.values()) {
        now = now.plus(Duration.ofMinutes(1));
        tokens.find(token);
      }
      assertThat(lines).hasSizeGreaterThan(12).anyMatch(l -> l.contains("Expired JWT"));
      bad.values().stream()
          .flatMap(
              token -> Optional.of(token).stream().flatMap(t -> List.of(t.split("[.]")).stream()))
          .filter(part -> part.length() > 20)
          .forEach(part -> assertThat(lines).noneMatch(l -> l.contains(part)));
    } finally {
      log.removeHandler(kept);
    }
  }
}
