package ffe.desk;

import ffe.canon.Canon;
import ffe.canon.Digest;
import ffe.portfolio.Ledger;
import ffe.trading.DecisionRecord;
import ffe.trading.LaneSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what was journaled: decisions are computed again, books are added up again. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Auditor {

  private static final int BATCH_MAX = 200;

  private Cockpit cockpit;
  private Archive archive;

  /**
   * What replaying a run of decisions gave.
   *
   * @param others answers that were not IDENTICAL, as {@code id: answer, first difference}
   * @param next where to go on; empty at the end
   */
  public record Batch(int checked, int identical, List<String> others, Optional<String> next) {}

  /**
   * The account's books, added up again from their events.
   *
   * @param digest of all decisions (code version apart) and all ledger events, in order
   */
  public record Books(
      int decisions, int ledgerEvents, boolean balanced, String ledgerState, String digest) {}

  Auditor() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  Auditor(Cockpit cockpit, Archive archive) {
    this.cockpit = cockpit;
    this.archive = archive;
  }

  /** Replays decisions in slot order. */
  public Batch replay(Actor actor, Optional<String> after, int limit) {
    need(actor);
    List<String> ids =
        archive.decisionIds(
            cockpit.lane().account(), after, Math.max(1, Math.min(limit, BATCH_MAX)));
    List<String> others = new ArrayList<>();
    for (String id : ids) {
      DecisionRecord record = archive.decision(id).orElseThrow();
      String digest = archive.decisionDigest(id).orElse("");
      ReplayView answer = cockpit.replay(record, digest);
      if (!answer.identical()) {
        others.add(id + ": " + answer.answer() + " " + answer.firstDifference().orElse("digest"));
      }
    }
    Optional<String> next = ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
    return new Batch(ids.size(), ids.size() - others.size(), others, next);
  }

  /** Adds the books up again and digests the session. */
  public Books books(Actor actor) {
    need(actor);
    String account = cockpit.lane().account();
    StringBuilder all = new StringBuilder();
    int decisions = 0;
    Optional<String> after = Optional.empty();
    List<String> ids = archive.decisionIds(account, after, BATCH_MAX);
    while (!ids.isEmpty()) {
      for (String id : ids) {
        DecisionRecord record = archive.decision(id).orElseThrow();
        if (!record.isAdvice()) {
          all.append(record.substance()).append('\n');
          decisions++;
        }
      }
      after = Optional.of(ids.get(ids.size() - 1));
      ids = archive.decisionIds(account, after, BATCH_MAX);
    }
    LaneSnapshot snapshot = cockpit.journaled();
    snapshot.events().forEach(event -> all.append(Canon.digest(event)).append('\n'));
    Ledger again = Ledger.replay(cockpit.account(), snapshot.events());
    boolean balanced =
        Canon.digest(again.state()).equals(cockpit.ledgerState()) || !cockpit.status().holder();
    return new Books(
        decisions,
        snapshot.events().size(),
        balanced,
        Canon.digest(again.state()).hex(),
        Digest.of(all.toString()).hex());
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.ADMIN)) {
      throw new ForbiddenException(actor, Role.ADMIN);
    }
  }
}
