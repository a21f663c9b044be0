package ffe.adapter.store;

import ffe.desk.Role;
import ffe.desk.access.KeyStore.KeyRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An access key, by its digest. Its instants are kept to the microsecond. */
@Entity
@Table(name = "access_key")
class KeyRow {

  @Id String id;
  String name;
  String sha256;
  String role;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "revoked_at")
  @Nullable Instant revokedAt;

  @SuppressWarnings("NullAway.Init")
  KeyRow() {}

  static KeyRow of(KeyRecord key) {
    KeyRow row = new KeyRow();
    row.id = key.id();
    row.name = key.name();
    row.sha256 = key.sha256();
    row.role = key.role().name();
    row.createdAt = key.createdAt();
    row.revokedAt = key.revokedAt().orElse(null);
    return row;
  }

  KeyRecord toDomain() {
    return new KeyRecord(
        id, name, sha256, Role.valueOf(role), createdAt, Optional.ofNullable(revokedAt));
  }
}
