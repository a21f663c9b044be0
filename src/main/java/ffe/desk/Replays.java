package ffe.desk;

import java.util.Optional;

/** Computes stored decisions again. */
final class Replays {

  private Replays() {}

  /** Empty when there is no such decision. */
  static Optional<ReplayView> of(Cockpit cockpit, Archive archive, String id) {
    Optional<String> stored = archive.decisionDigest(id);
    try {
      return archive
          .decision(id)
          .map(record -> cockpit.replay(record, stored.orElse(record.digest().hex())));
    } catch (ConflictException e) {
      if (!e.code().equals(ConflictException.OTHER_VERSION)) {
        throw e;
      }
      return stored.map(digest -> ReplayView.unreadable(e, digest));
    }
  }
}
