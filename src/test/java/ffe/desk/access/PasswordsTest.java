package ffe.desk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.HeldClock;
import ffe.desk.Actor;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import ffe.desk.StillDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PasswordsTest {
  private static final Actor ADMIN = new Actor("admin", Role.ADMIN, "rest");
  private static final String RIGHT = "correct horse battery";

  private final List<ControlAction> noted = new ArrayList<>();
  private Optional<String> stored = Optional.empty();
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");

  private final Passwords passwords =
      new Passwords(
          new PasswordStore() {
            @Override
            public Optional<String> hash() {
              return stored;
            }

            @Override
            public void set(String hash, Instant at) {
              stored = Optional.of(hash);
            }

            @Override
            public boolean clear() {
              boolean was = stored.isPresent();
              stored = Optional.empty();
              return was;
            }
          },
          StillDesk.visits(noted::add),
          HeldClock.telling(() -> now));

  @Test
  void lets_in_who_has_the_password_and_nobody_else() {
    assertThat(passwords.isSet()).isFalse();
    assertThat(passwords.login("")).isEqualTo(Passwords.Login.WRONG);
    passwords.set(ADMIN, RIGHT);
    assertThat(passwords.isSet()).isTrue();
    assertThat(passwords.login(RIGHT)).isEqualTo(Passwords.Login.RIGHT);
    assertThat(passwords.login(RIGHT + " ")).isEqualTo(Passwords.Login.WRONG);
    assertThat(passwords.login("x".repeat(201))).isEqualTo(Passwords.Login.WRONG);
    assertThat(passwords.clear(ADMIN)).isTrue();
    assertThat(passwords.isSet()).isFalse();
    assertThat(passwords.login(RIGHT)).isEqualTo(Passwords.Login.WRONG);
    assertThat(passwords.clear(ADMIN)).isFalse();
  }

  @Test
  void notes_who_set_and_removed_it_and_never_the_password() {
    passwords.set(ADMIN, RIGHT);
    passwords.clear(ADMIN);
    assertThat(noted)
        .extracting(a -> a.actor() + " " + a.command())
        .containsExactly("admin PASSWORD_SET", "admin PASSWORD_REMOVE");
    assertThat(noted.toString()).doesNotContain(RIGHT);
  }

  @Test
  void keeps_a_slow_hash_with_a_salt_of_its_own() {
    passwords.set(ADMIN, RIGHT);
    String first = stored.orElseThrow();
    passwords.set(ADMIN, RIGHT);
    assertThat(first)
        .matches("pbkdf2-sha256[$]600000[$][0-9a-f]{32}[$][0-9a-f]{64}")
        .isNotEqualTo(stored.orElseThrow())
        .doesNotContain(RIGHT);
  }

  /**
   * Computed by Python 3.11: hashlib.pbkdf2_hmac('sha256', b'correct horse battery', salt, 1000).
   */
  @Test
  void computes_what_others_compute() {
    String salt = "000102030405060708090a0b0c0d0e0f";
    String elsewhere = "02169e674d80c0fc7292e8610c8f17be140df062af9aa33ea85eaabecffdf08d";
    assertThat(PasswordHash.matches(RIGHT, "pbkdf2-sha256$1000$" + salt + "$" + elsewhere))
        .isTrue();
    assertThat(PasswordHash.matches(RIGHT, "pbkdf2-sha256$1001$" + salt + "$" + elsewhere))
        .isFalse();
  }

  @Test
  void sees_within_seconds_what_another_server_set() {
    assertThat(passwords.isSet()).isFalse();
    stored = Optional.of("pbkdf2-sha256$1$00$00");
    now = now.plusSeconds(6);
    assertThat(passwords.isSet()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 201})
  void refuses_what_is_too_short_or_too_long(int length) {
    assertThatThrownBy(() -> passwords.set(ADMIN, "x".repeat(length)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a password has 12 to 200 characters");
    assertThat(stored).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWER", "TRADER"})
  void lets_nobody_but_an_admin_set_or_remove_it(Role role) {
    Actor actor = new Actor("somebody", role, "rest");
    assertThatThrownBy(() -> passwords.set(actor, RIGHT)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> passwords.clear(actor)).isInstanceOf(ForbiddenException.class);
    assertThat(stored).isEmpty();
  }
}
