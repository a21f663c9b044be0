package ffe.desk;

import ffe.trading.DecisionRecord;
import ffe.trading.Evidence;
import ffe.trading.SliceReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Gives out what was journaled in forms that outlive the engine. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Exporter {

  private Archive archive;
  private SliceReader slices;

  Exporter() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  Exporter(Archive archive, SliceReader slices) {
    this.archive = archive;
    this.slices = slices;
  }

  /**
   * A decision with all it was computed from; {@code ffe verify} computes it again.
   *
   * @throws ConflictException if the candles it saw are not kept any more
   */
  public Optional<String> decision(Actor actor, String id) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
    return archive.decision(id).map(this::evidence);
  }

  private String evidence(DecisionRecord record) {
    String digest = archive.decisionDigest(record.id()).orElse(record.digest().hex());
    try {
      return Evidence.write(record, digest, slices);
    } catch (Evidence.BrokenException e) {
      throw new ConflictException("INPUT_MISSING", String.valueOf(e.getMessage()));
    }
  }
}
