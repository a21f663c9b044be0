package ffe.desk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.Actor;
import ffe.desk.ControlAction;
import ffe.desk.Role;
import ffe.desk.StillDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People who log in with a key. */
@Tag("unit")
class DoorkeeperTest {

  private static final Actor ADMIN = new Actor("admin", Role.ADMIN, "rest");
  private static final String CONFIGURED = "configured-key-0123456789";

  private final List<KeyStore.KeyRecord> stored = new ArrayList<>();
  private final List<ControlAction> noted = new ArrayList<>();
  private Optional<String> configured = Optional.of(CONFIGURED);

  private final KeyStore keys =
      new KeyStore() {
        @Override
        public Optional<KeyRecord> find(String sha256) {
          return stored.stream()
              .filter(k -> k.sha256().equals(sha256) && k.revokedAt().isEmpty())
              .findFirst();
        }

        @Override
        public void add(KeyRecord key) {
          stored.add(key);
        }

        @Override
        public List<KeyRecord> list(int limit) {
          return List.copyOf(stored);
        }

        @Override
        public boolean revoke(String id, Instant at) {
          return stored.removeIf(k -> k.id().equals(id));
        }
      };

  private final Doorkeeper doorkeeper =
      new Doorkeeper(
          keys,
          StillDesk.passwords(StillDesk.noPassword()),
          new Doorkeeper.Secrets() {
            @Override
            public Optional<String> adminKey() {
              return configured;
            }

            @Override
            public String pepper() {
              return "pepper";
            }
          },
          StillDesk.visits(noted::add),
          Clock.systemUTC());

  @Test
  void a_session_that_began_with_a_key_has_its_role_and_ends_with_it() {
    Doorkeeper.NewKey key = doorkeeper.create(ADMIN, "screen in the hall", Role.VIEWER);
    Actor viewer = doorkeeper.login(key.key()).orElseThrow();
    assertThat(viewer.role()).isEqualTo(Role.VIEWER);
    assertThat(viewer.name()).isEqualTo("screen in the hall");
    assertThat(viewer.door()).isEqualTo("web");
    assertThat(viewer.toString()).doesNotContain(key.key());
    assertThat(doorkeeper.stands(viewer)).isTrue();
    assertThat(doorkeeper.stands(viewer.on(Optional.of("other")))).isTrue();
    assertThat(doorkeeper.revoke(ADMIN, key.id())).isTrue();
    assertThat(doorkeeper.stands(viewer)).isFalse();
    assertThat(doorkeeper.stands(viewer.on(Optional.of("other")))).isFalse();
    assertThat(doorkeeper.login(key.key())).isEmpty();
  }

  @Test
  void notes_who_made_and_revoked_a_key_and_never_the_key() {
    Doorkeeper.NewKey key = doorkeeper.create(ADMIN, "script", Role.TRADER);
    doorkeeper.revoke(ADMIN, key.id());
    doorkeeper.revoke(ADMIN, key.id());
    assertThat(noted)
        .extracting(a -> a.actor() + " " + a.command() + " " + a.effect() + a.account())
        .containsExactly(
            "admin KEY_CREATE " + key.id() + " script, TRADER", "admin KEY_REVOKE " + key.id());
    assertThat(noted.toString()).doesNotContain(key.key());
  }

  @Test
  void a_link_whose_login_could_not_be_kept_is_still_good() {
    String token = doorkeeper.newLink(() -> noted.clear());
    assertThatThrownBy(
            () ->
                doorkeeper.redeem(
                    token,
                    actor -> {
                      throw new IllegalStateException("no database");
                    }))
        .isInstanceOf(IllegalStateException.class);
    List<Actor> in = new ArrayList<>();
    assertThat(doorkeeper.redeem("another", in::add)).isFalse();
    assertThat(doorkeeper.redeem(token, in::add)).isTrue();
    assertThat(doorkeeper.redeem(token, in::add)).isFalse();
    assertThat(in).extracting(Actor::name).containsExactly("login-link");
  }

  @Test
  void a_session_that_began_with_the_configured_key_ends_when_it_is_another() {
    Actor admin = doorkeeper.login(CONFIGURED).orElseThrow();
    assertThat(admin.role()).isEqualTo(Role.ADMIN);
    assertThat(doorkeeper.stands(admin)).isTrue();
    configured = Optional.of("another-key-0123456789");
    assertThat(doorkeeper.stands(admin)).isFalse();
  }

  @Test
  void nobody_logs_in_with_a_key_that_is_none() {
    for (String wrong : List.of("", "ffe_", "ffe_" + "a".repeat(43), CONFIGURED + "x")) {
      assertThat(doorkeeper.login(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void a_session_without_a_key_stands_by_itself() {
    assertThat(doorkeeper.stands(new Actor("password", Role.ADMIN, "web"))).isTrue();
  }
}
