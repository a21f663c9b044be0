package ffe.entry.rest;

import ffe.desk.ReadinessCheck;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All readiness checks there are, asked in the order of their names. */
@Dependent
public class Readiness {
  private final List<ReadinessCheck> checks;

  @Inject
  public Readiness(@Any Instance<ReadinessCheck> found) {
    this.checks = found.stream().sorted(Comparator.comparing(ReadinessCheck::name)).toList();
  }

  /** Empty if every check holds; else the first that does not, with its reason. */
  public Optional<String> firstReason() {
    for (ReadinessCheck check : checks) {
      Optional<String> reason = check.notReady();
      if (reason.isPresent()) {
        return Optional.of(check.name() + ": " + reason.get());
      }
    }
    return Optional.empty();
  }
}
