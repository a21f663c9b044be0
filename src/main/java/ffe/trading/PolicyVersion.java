package ffe.trading;

import ffe.risk.RefusedLimitException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The policy of an account as it was from one moment on. Version 1 is what the configuration said
 * when the account was opened; each change makes the next one, and none is ever altered.
 *
 * @param number 1, 2, 3 ...; the policy's own name follows it, see {@link #nameOf}
 * @param since session time; it judges from the next cycle on
 * @param by who changed it
 * @param reason why, in that person's words
 * @param changes what is not as in the version before
 */
public record PolicyVersion(
    int number, Instant since, String by, String reason, List<Change> changes, AgentPolicy policy) {

  /** Who made the versions that no person made. */
  public static final String CONFIGURATION = "configuration";

  private static final int REASON_MAX = 500;

  /** A value that became another one. */
  public record Change(String key, String from, String to) {

    @Override
    public String toString() {
      return key + " " + from + " -> " + to;
    }
  }

  public PolicyVersion {
    changes = List.copyOf(changes);
    if (number < 1) {
      throw new IllegalArgumentException("versions count from 1: " + number);
    }
    if (reason.isBlank() || reason.length() > REASON_MAX) {
      throw new RefusedLimitException("reason", "reason is 1 to " + REASON_MAX + " characters");
    }
  }

  /** What decision records call a version. */
  public static String nameOf(int number) {
    return "v" + number;
  }

  static PolicyVersion first(CycleRules configured, Instant at) {
    return new PolicyVersion(
        1,
        at,
        CONFIGURATION,
        "as configured when the account was opened",
        List.of(),
        AgentPolicy.of(configured));
  }

  PolicyVersion at(Instant now) {
    return new PolicyVersion(number, now, by, reason, changes, policy);
  }

  /**
   * The next version; nothing is in force by this alone.
   *
   * @param values by their keys
   * @throws RefusedLimitException for an unknown key, a value out of range, or no change at all
   */
  public PolicyVersion next(
      Map<String, String> values, Instant at, String who, String why, AgentPolicy.Frame frame) {
    int next = number + 1;
    AgentPolicy changed = policy.changed(nameOf(next), values, frame);
    List<Change> found = differences(changed, frame);
    if (found.isEmpty()) {
      throw new RefusedLimitException("", "nothing would change: version " + number + " is so");
    }
    return new PolicyVersion(next, at, who, why, found, changed);
  }

  /** The next version, if this one is beyond the hard limits of the configuration. */
  Optional<PolicyVersion> tightened(Instant at, AgentPolicy.Frame frame) {
    if (frame.bounds().hold(policy.risk())) {
      return Optional.empty();
    }
    int next = number + 1;
    AgentPolicy within =
        new AgentPolicy(
            frame.bounds().tightened(policy.risk(), nameOf(next)),
            policy.ensemble(),
            policy.weights());
    return Optional.of(
        new PolicyVersion(
            next,
            at,
            CONFIGURATION,
            "the configuration's hard limits are tighter now",
            differences(within, frame),
            within));
  }

  private List<Change> differences(AgentPolicy other, AgentPolicy.Frame frame) {
    SortedMap<String, String> then = other.values(frame);
    List<Change> found = new ArrayList<>();
    policy
        .values(frame)
        .forEach(
            (key, from) -> {
              String to = then.getOrDefault(key, from);
              if (!to.equals(from)) {
                found.add(new Change(key, from, to));
              }
            });
    return found;
  }
}
