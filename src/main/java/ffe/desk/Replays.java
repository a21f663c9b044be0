package ffe.desk;

import java.util.Optional;
import java.util.Set;

/** Computes stored decisions again. */
public final class Replays {

  private static final Set<String> UNREADABLE =
      Set.of(ConflictException.OTHER_VERSION, ConflictException.RETIRED);

  private Replays() {}

  /** Empty when there is no such decision. */
  public static Optional<ReplayView> of(Cockpit cockpit, Archive archive, String id) {
    Optional<String> stored = archive.decisionDigest(id);
    try {
      return archive
          .decision(id)
          .map(record -> cockpit.replay(record, stored.orElse(record.digest().hex())));
    } catch (ConflictException e) {
      if (!UNREADABLE.contains(e.code())) {
        throw e;
      }
      return stored.map(digest -> ReplayView.unreadable(e, digest));
    }
  }
}
