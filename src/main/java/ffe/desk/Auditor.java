package ffe.desk;

import ffe.canon.Canon;
import ffe.canon.Digest;
import ffe.trading.DecisionRecord;
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

  /** A fill between two looks at journal and lane is no fault; so many in a row there are none. */
  private static final int LOOKS_MAX = 5;

  private Cockpits cockpits;
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
   * @param balanced postings, entries, fills and the running ledger are what the events make
   * @param faults what is not, in words
   * @param digest of all decisions (code version apart) and all ledger events, in order
   * @param ordersDigest of all orders as they stand, by id
   * @param equityPoints digest of the equity curve
   */
  public record Books(
      int decisions,
      int ledgerEvents,
      boolean balanced,
      List<String> faults,
      String ledgerState,
      String digest,
      String ordersDigest,
      String equityPoints) {}

  Auditor() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  Auditor(Cockpits cockpits, Archive archive) {
    this.cockpits = cockpits;
    this.archive = archive;
  }

  /** Who told the engine what, of all accounts unless one is asked for, newest first. */
  public RowPage<ControlAction> controls(Actor actor, ControlQuery query) {
    need(actor);
    return archive.controls(query);
  }

  /** Replays decisions in slot order. */
  public Batch replay(Actor actor, Optional<String> after, int limit) {
    need(actor);
    List<String> ids =
        archive.decisionIds(
            cockpits.of(actor).lane().account(), after, Math.max(1, Math.min(limit, BATCH_MAX)));
    List<String> others = new ArrayList<>();
    for (String id : ids) {
      ReplayView answer = Replays.of(cockpits.of(actor), archive, id).orElseThrow();
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
    Cockpit cockpit = cockpits.of(actor);
    String account = cockpit.lane().account();
    StringBuilder all = new StringBuilder();
    int decisions = 0;
    Optional<String> after = Optional.empty();
    List<String> ids = archive.decisionIds(account, after, BATCH_MAX);
    while (!ids.isEmpty()) {
      for (String id : ids) {
        Optional<DecisionRecord> record = readable(id);
        if (record.isEmpty() || !record.get().isAdvice()) {
          all.append(record.map(r -> r.substance().hex()).orElse(id)).append('\n');
          decisions++;
        }
      }
      after = Optional.of(ids.get(ids.size() - 1));
      ids = archive.decisionIds(account, after, BATCH_MAX);
    }
    JournaledBooks books = archive.books(cockpit.lane());
    books.events().forEach(event -> all.append(Canon.digest(event)).append('\n'));
    List<String> faults = new ArrayList<>(books.faults(cockpit.account()));
    if (cockpit.status().holder() && !isWhatRuns(cockpit)) {
      faults.add("the running ledger is not the sum of the journaled events");
    }
    return new Books(
        decisions,
        books.events().size(),
        faults.isEmpty(),
        faults,
        Canon.digest(books.ledger(cockpit.account()).state()).hex(),
        Digest.of(all.toString()).hex(),
        books.ordersDigest().hex(),
        books.equityDigest().hex());
  }

  /** Empty when the record has the form of another version; it then counts by its id. */
  private Optional<DecisionRecord> readable(String id) {
    try {
      return archive.decision(id);
    } catch (ConflictException e) {
      return Optional.empty();
    }
  }

  /** Looks again when the lane went on between the two looks. */
  private boolean isWhatRuns(Cockpit cockpit) {
    for (int look = 0; look < LOOKS_MAX; look++) {
      Digest journaled =
          Canon.digest(archive.books(cockpit.lane()).ledger(cockpit.account()).state());
      if (cockpit.ledgerState().equals(journaled)) {
        return true;
      }
    }
    return false;
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.ADMIN)) {
      throw new ForbiddenException(actor, Role.ADMIN);
    }
  }
}
