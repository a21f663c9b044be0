package ffe.risk;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One row of the gate table.
 *
 * @param code its stable name
 * @param scopes what it judges; all else passes it by
 * @param needs inputs without which it denies
 * @param concerns which cases it judges at all; of others it leaves no reading
 * @param check asked only when every need is there
 */
record Gate(
    String code,
    Set<Scope> scopes,
    List<Input> needs,
    Predicate<GateCase> concerns,
    Function<GateCase, Finding> check) {

  /**
   * What a gate found.
   *
   * @param sentence said when it did not pass
   */
  record Finding(boolean passed, String measured, String limit, String sentence) {}

  boolean applies(Scope scope) {
    return scopes.contains(scope);
  }

  /** The inputs that are missing, for people; empty when it can be judged. */
  String missing(GateCase c) {
    return needs.stream()
        .filter(need -> need.isMissing(c))
        .map(Input::words)
        .collect(Collectors.joining(", "));
  }
}
