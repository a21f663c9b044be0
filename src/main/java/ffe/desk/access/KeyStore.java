package ffe.desk.access;

import ffe.desk.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stored access keys; only their digests. */
public interface KeyStore {

  /**
   * A key as stored.
   *
   * @param sha256 digest of the peppered key, 64 hexadecimal digits
   */
  record KeyRecord(
      String id,
      String name,
      String sha256,
      Role role,
      Instant createdAt,
      Optional<Instant> revokedAt) {}

  /** A key that was not revoked. */
  Optional<KeyRecord> find(String sha256);

  void add(KeyRecord key);

  /** Newest first, revoked ones included. */
  List<KeyRecord> list(int limit);

  /** False when there is no such key in force. */
  boolean revoke(String id, Instant at);
}
