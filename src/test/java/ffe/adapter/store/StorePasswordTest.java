package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StorePasswordTest {

  private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

  private final StorePassword password = new StorePassword(TestStore.transactions());

  @Test
  void keeps_the_last_hash_until_it_is_removed() {
    assertThat(password.hash()).isEmpty();
    password.set("first", AT);
    password.set("second", AT.plusSeconds(1));
    assertThat(password.hash()).contains("second");
    assertThat(password.clear()).isTrue();
    assertThat(password.hash()).isEmpty();
    assertThat(password.clear()).isFalse();
  }
}
