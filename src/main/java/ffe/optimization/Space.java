package ffe.optimization;

import ffe.optimization.Constraint.NotTogether;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that may be tried: every combination of values that keeps the constraints.
 *
 * @param parameters 1 to {@link #PARAMETERS_MAX}, each name once
 * @param constraints at most {@link #CONSTRAINTS_MAX}
 */
public record Space(List<Parameter> parameters, List<Constraint> constraints) {

  public static final int PARAMETERS_MAX = 50;
  public static final int CONSTRAINTS_MAX = 50;

  public Space {
    parameters = List.copyOf(parameters);
    constraints = List.copyOf(constraints);
    Check.within("parameters", parameters.size(), 1, PARAMETERS_MAX);
    Check.within("constraints", constraints.size(), 0, CONSTRAINTS_MAX);
    Check.unique("parameters", parameters.stream().map(Parameter::name).toList());
    for (int i = 0; i < constraints.size(); i++) {
      check("constraint " + (i + 1), constraints.get(i), parameters);
    }
  }

  private static void check(String what, Constraint constraint, List<Parameter> parameters) {
    List<String> names =
        Stream.concat(constraint.numbers().stream(), constraint.words().stream()).toList();
    Check.within(what + ", parameters", names.size(), 2, PARAMETERS_MAX);
    Check.unique(what, names);
    for (String name : constraint.numbers()) {
      boolean isNumber = !(named(what, name, parameters) instanceof Parameter.Choice);
      Check.require(isNumber, what + ": " + name + " is a choice of words, not a number");
    }
    if (constraint instanceof NotTogether pair) {
      known(what, pair.one(), pair.wordOfOne(), parameters);
      known(what, pair.other(), pair.wordOfOther(), parameters);
    }
  }

  private static Parameter named(String what, String name, List<Parameter> parameters) {
    Optional<Parameter> named =
        parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    return named.orElseThrow(
        () -> new IllegalArgumentException(what + ": no parameter named " + Check.brief(name)));
  }

  private static void known(String what, String name, String word, List<Parameter> parameters) {
    Parameter parameter = named(what, name, parameters);
    boolean isKnown = parameter instanceof Parameter.Choice choice && choice.words().contains(word);
    Check.require(isKnown, what + ": " + name + " has no word " + Check.brief(word));
  }

  /**
   * Counts it.
   *
   * @throws IllegalArgumentException where no variant is left, or constraints tie so many values
   *     together that they cannot be counted
   */
  public Lattice lattice() {
    return new Lattice(this);
  }
}
