package ffe.strategy;

import ffe.optimization.Constraint;
import java.util.List;
import java.util.Optional;

/**
 * A rule and all it can be set to.
 *
 * @param analyst its name with everything as usual
 * @param constraints what values have to be to each other
 */
public record Tunable(String analyst, List<Knob> knobs, List<Constraint> constraints) {

  public Tunable {
    knobs = List.copyOf(knobs);
    constraints = List.copyOf(constraints);
  }

  public Optional<Knob> knob(String name) {
    return knobs.stream().filter(k -> k.name().equals(name)).findFirst();
  }

  /**
   * As {@link #knob}.
   *
   * @throws IllegalArgumentException where there is none of this name, telling which there are
   */
  public Knob known(String name) {
    return knob(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    analyst
                        + " has no "
                        + (name.length() > 30 ? name.substring(0, 30) + "..." : name)
                        + "; it has "
                        + String.join(", ", knobs.stream().map(Knob::name).toList())));
  }
}
