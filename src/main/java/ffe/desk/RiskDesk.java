package ffe.desk;

import ffe.risk.RefusedLimitException;
import ffe.risk.RiskPolicy;
import ffe.risk.RiskState;
import ffe.trading.AgentPolicy;
import ffe.trading.LaneView;
import ffe.trading.PolicyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** The policy of an account: seen by everybody, tried by traders, changed by admins. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class RiskDesk {

  /** The code of a change that was made from another version than the one in force. */
  public static final String CHANGED = "POLICY_CHANGED";

  public static final int VERSIONS_MAX = 200;

  /** Decisions that wanted to act, looked through for those that were denied. */
  private static final int LOOKED_AT_MAX = 50;

  /** A dry run reads thousands of records; one at a time is enough for people. */
  private static final Semaphore DRY_RUNS = new Semaphore(1);

  private Cockpits cockpits;
  private PolicyBook book;
  private Archive archive;
  private Clock wall;

  /**
   * A change somebody proposes.
   *
   * @param basedOn the version it was made from
   * @param values by the keys of {@link AgentPolicy#keys}; what is not named stays
   */
  public record Proposal(int basedOn, Map<String, String> values, String reason) {
    public Proposal {
      values = Map.copyOf(values);
    }

    /** With a reason, where nobody gave one. */
    public Proposal orReason(String otherwise) {
      return reason.isBlank() ? new Proposal(basedOn, values, otherwise) : this;
    }
  }

  RiskDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  RiskDesk(Cockpits cockpits, PolicyBook book, Archive archive, Clock wall) {
    this.cockpits = cockpits;
    this.book = book;
    this.archive = archive;
    this.wall = wall;
  }

  /** The policy in force. */
  public PolicyView policy(Actor actor) {
    need(actor, Role.VIEWER);
    return current(cockpits.of(actor));
  }

  private PolicyView current(Cockpit cockpit) {
    return cockpit
        .view()
        .map(LaneView::policy)
        .or(() -> stored(cockpit))
        .map(version -> new PolicyView(version, cockpit.frame()))
        .orElseThrow(
            () -> new ConflictException("STARTING", "the account has no policy before it trades"));
  }

  /** As the server that trades wrote it. */
  private Optional<PolicyVersion> stored(Cockpit cockpit) {
    return book.versions(cockpit.lane().account(), 1).stream()
        .findFirst()
        .map(PolicyBook.Entry::version);
  }

  /** The versions, the newest first. */
  public List<PolicyBook.Entry> versions(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return book.versions(
        cockpits.of(actor).lane().account(), Math.max(1, Math.min(limit, VERSIONS_MAX)));
  }

  /** What the limits remember of the lane that runs here. */
  public RiskStateView state(Actor actor) {
    need(actor, Role.VIEWER);
    Cockpit cockpit = cockpits.of(actor);
    Instant now = cockpit.status().marketNow();
    Optional<LaneView> view = cockpit.view();
    Optional<RiskState> state = view.map(v -> v.status().risk());
    return new RiskStateView(
        now,
        cockpit.headroom(),
        state,
        state.map(s -> s.killSwitch().inForce(now)).orElse(List.of()),
        view.flatMap(v -> coolDown(v.status().risk(), v.policy().policy().risk()))
            .filter(now::isBefore));
  }

  private static Optional<Instant> coolDown(RiskState state, RiskPolicy policy) {
    Duration length =
        state.lossesInARow() >= policy.lossesForLongCoolDown()
            ? policy.coolDownAfterLosses()
            : policy.coolDownAfterLoss();
    return state.lastLossAt().map(at -> at.plus(length));
  }

  /** What the gate denied last, newest first, of the newest decisions that wanted to act. */
  public List<DenialView> denials(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    Cockpit cockpit = cockpits.of(actor);
    Instant from = cockpit.status().marketNow().minus(DryRun.SPAN);
    return book
        .decisions(
            new PolicyBook.Span(cockpit.lane().account(), from, false),
            Optional.empty(),
            LOOKED_AT_MAX)
        .records()
        .stream()
        .flatMap(record -> DenialView.of(record).stream())
        .limit(limit)
        .toList();
  }

  /** How much of each limit would be used if a proposal were in force now. */
  public List<HeadroomView> headroom(Actor actor, Proposal proposal) {
    need(actor, Role.VIEWER);
    Cockpit cockpit = cockpits.of(actor);
    RiskPolicy proposed = next(actor, cockpit, proposal).policy().risk();
    return cockpit.view().map(view -> Headrooms.of(view, proposed)).orElse(List.of());
  }

  /**
   * Judges the decisions of the last ninety days under a proposal; changes nothing. Bounded in
   * decisions and time, and one at a time.
   *
   * @throws RefusedLimitException if the proposal could not come into force
   */
  public DryRunView check(Actor actor, Proposal proposal) {
    need(actor, Role.TRADER);
    Cockpit cockpit = cockpits.of(actor);
    PolicyVersion from = basedOn(cockpit, proposal);
    AgentPolicy proposed = next(actor, cockpit, proposal).policy();
    boolean countsOtherwise =
        !proposed.ensemble().equals(from.policy().ensemble())
            || !proposed.weights().equals(from.policy().weights());
    if (!DRY_RUNS.tryAcquire()) {
      throw new ConflictException("DRY_RUN_BUSY", "another dry run is under way; try again");
    }
    try {
      return new DryRun(book, wall, proposed)
          .of(cockpit.lane().account(), cockpit.status().marketNow(), countsOtherwise);
    } finally {
      DRY_RUNS.release();
    }
  }

  /**
   * Puts a proposal in force, from the next cycle on.
   *
   * @throws RefusedLimitException for a value out of range, or when nothing would change
   * @throws ConflictException POLICY_CHANGED if it was made from another version than the one in
   *     force
   */
  public PolicyView change(Actor actor, Proposal proposal) {
    need(actor, Role.ADMIN);
    Cockpit cockpit = cockpits.of(actor);
    PolicyVersion next = next(actor, cockpit, proposal);
    if (!cockpit.withAccount(account -> account.adopt(next))) {
      throw changed(proposal.basedOn(), current(cockpit).version().number());
    }
    PolicyView after = current(cockpit);
    archive.control(
        ControlAction.of(actor, cockpit, wall, "POLICY_CHANGE", effect(after.version())));
    return after;
  }

  private static String effect(PolicyVersion version) {
    return "version "
        + version.number()
        + ": "
        + version.changes().stream()
            .map(PolicyVersion.Change::toString)
            .collect(Collectors.joining(", "))
        + "; "
        + version.reason();
  }

  private PolicyVersion next(Actor actor, Cockpit cockpit, Proposal proposal) {
    return basedOn(cockpit, proposal)
        .next(
            proposal.values(),
            cockpit.status().marketNow(),
            actor.name(),
            proposal.reason(),
            cockpit.frame());
  }

  private PolicyVersion basedOn(Cockpit cockpit, Proposal proposal) {
    PolicyVersion now = current(cockpit).version();
    if (now.number() != proposal.basedOn()) {
      throw changed(proposal.basedOn(), now.number());
    }
    return now;
  }

  private static ConflictException changed(int basedOn, int inForce) {
    return new ConflictException(
        CHANGED,
        "the change was made from version "
            + basedOn
            + " of the policy, and version "
            + inForce
            + " is in force; look at it and decide again");
  }

  private static void need(Actor actor, Role role) {
    if (!actor.role().includes(role)) {
      throw new ForbiddenException(actor, role);
    }
  }
}
