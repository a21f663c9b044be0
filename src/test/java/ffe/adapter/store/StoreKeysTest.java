package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Digest;
import ffe.desk.Role;
import ffe.desk.access.KeyStore.KeyRecord;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreKeysTest {

  private static final Instant MADE = Instant.parse("2026-11-21T10:00:00.123456Z");

  private final StoreKeys keys = new StoreKeys(TestStore.transactions());

  @Test
  void finds_a_key_by_its_digest_until_it_is_revoked() {
    KeyRecord key = key("a");
    keys.add(key);
    assertThat(keys.find(key.sha256())).contains(key);
    assertThat(keys.find(Digest.of("other").hex())).isEmpty();

    Instant at = MADE.plusSeconds(60);
    assertThat(keys.revoke(key.id(), at)).isTrue();
    assertThat(keys.revoke(key.id(), at.plusSeconds(1))).isFalse();
    assertThat(keys.find(key.sha256())).isEmpty();
    assertThat(keys.list(500))
        .contains(
            new KeyRecord(key.id(), key.name(), key.sha256(), key.role(), MADE, Optional.of(at)));
  }

  @Test
  void refuses_the_same_digest_twice() {
    keys.add(key("b"));
    KeyRecord twin =
        new KeyRecord("b2", "n", key("b").sha256(), Role.ADMIN, MADE, Optional.empty());
    assertThatThrownBy(() -> keys.add(twin)).isInstanceOf(IllegalStateException.class);
  }

  private static KeyRecord key(String id) {
    return new KeyRecord(id, "key " + id, Digest.of(id).hex(), Role.TRADER, MADE, Optional.empty());
  }
}
