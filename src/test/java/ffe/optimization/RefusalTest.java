package ffe.optimization;

import static ffe.optimization.Studies.number;
import static ffe.optimization.Studies.plan;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.optimization.Constraint.Apart;
import ffe.optimization.Constraint.Less;
import ffe.optimization.Constraint.NotTogether;
import ffe.optimization.Constraint.SumAtMost;
import ffe.optimization.Outcome.Failed;
import ffe.optimization.Outcome.Infeasible;
import ffe.optimization.Outcome.Scored;
import ffe.optimization.Parameter.Choice;
import ffe.optimization.Parameter.Decimal;
import ffe.optimization.Parameter.Logarithmic;
import ffe.optimization.Parameter.Whole;
import ffe.optimization.Search.Draw;
import ffe.optimization.Search.Grid;
import ffe.optimization.WalkForward.Kind;
import ffe.optimization.WalkForward.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RefusalTest {

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration NONE = Duration.ZERO;
  private static final Parameter FAST = new Whole("fast", 1, 1_000, 1);
  private static final Parameter SLOW = new Whole("slow", 1, 1_000, 1);
  private static final Parameter MORE = new Whole("more", 1, 1_000, 1);
  private static final Parameter VOTE = new Choice("vote", List.of("one", "two"));

  private static Arguments refused(String words, ThrowingCallable asked) {
    return Arguments.of(words, asked);
  }

  private static Interval days(int from, int to) {
    return new Interval(START.plus(DAY.multipliedBy(from)), START.plus(DAY.multipliedBy(to)));
  }

  private static Space space(Constraint constraint) {
    return new Space(List.of(FAST, SLOW, VOTE), List.of(constraint));
  }

  static Stream<Arguments> splits() {
    Samples two = Samples.of(List.of(days(0, 5), days(1, 6)));
    Instant late = Instant.parse("2300-01-02T00:00:00Z");
    return Stream.of(
        refused("ends after it begins", () -> days(1, 1)),
        refused("lies from 1800", () -> new Interval(START, late)),
        refused("lies from 1800", () -> new Interval(Instant.MIN, START)),
        refused("train: above zero", () -> new WalkForward(Kind.ROLLING, NONE, DAY, DAY, NONE)),
        refused("test: above zero", () -> new WalkForward(Kind.ROLLING, DAY, NONE, DAY, NONE)),
        refused(
            "step: above zero and at most PT876600H",
            () -> new WalkForward(Kind.ROLLING, DAY, DAY, Duration.ofDays(40_000), NONE)),
        refused(
            "or tests overlap",
            () -> new WalkForward(Kind.ROLLING, DAY, DAY.multipliedBy(2), DAY, NONE)),
        refused("embargo: zero", () -> new WalkForward(Kind.ROLLING, DAY, DAY, DAY, DAY.negated())),
        refused(
            "the span of PT48H is shorter than train, embargo and test: PT72H",
            () -> new WalkForward(Kind.ANCHORED, DAY, DAY, DAY, DAY).plan(days(0, 2))),
        refused(
            "at most 10000 windows, not 14399",
            () -> {
              Duration minute = Duration.ofMinutes(1);
              new WalkForward(Kind.ROLLING, minute, minute, minute, NONE).plan(days(0, 10));
            }),
        refused("begins after its training", () -> new Window(days(0, 2), days(1, 3))),
        refused("samples: 2 to 1000000, not 1", () -> Samples.of(List.of(days(0, 1)))),
        refused("number 1 is not", () -> Samples.of(List.of(days(1, 2), days(0, 3)))),
        refused("groups: 2 to 50, not 51", () -> CrossValidation.kFold(51, NONE)),
        refused("tested groups: 1 to 2, not 3", () -> new CrossValidation(3, 3, NONE)),
        refused("20 groups give 184756", () -> new CrossValidation(20, 10, NONE)),
        refused("embargo", () -> CrossValidation.kFold(2, DAY.negated())),
        refused("groups: at most", () -> CrossValidation.kFold(3, NONE).fold(two, 0)),
        refused("nothing to train on", () -> CrossValidation.kFold(2, NONE).fold(two, 0)),
        refused("fold: 0 to 1, not 2", () -> CrossValidation.kFold(2, NONE).fold(two, 2)),
        refused("path: 0 to 0, not 1", () -> CrossValidation.kFold(2, NONE).path(1)));
  }

  static Stream<Arguments> parameters() {
    BigDecimal one = BigDecimal.ONE;
    BigDecimal vast = number("1e999999999");
    return Stream.of(
        refused("name of a parameter", () -> new Whole("", 1, 2, 1)),
        refused("letters, digits", () -> new Whole("fast slow", 1, 2, 1)),
        refused("1 to 60", () -> new Whole("x".repeat(61), 1, 2, 1)),
        refused("fast.step: above zero, not 0", () -> new Whole("fast", 1, 2, 0)),
        refused("fast.to: at least from = 2, not 1", () -> new Whole("fast", 2, 1, 1)),
        refused(
            "fast.to: a whole number of steps from from, such as 10",
            () -> new Whole("fast", 1, 11, 3)),
        refused("at most 10000 values, not 10001", () -> new Whole("fast", 0, 10_000, 1)),
        refused("fast.from: at most", () -> new Whole("fast", Long.MIN_VALUE, 1, 1)),
        refused("fast.to: at most", () -> new Whole("fast", 1, Long.MAX_VALUE, 1)),
        refused("stop.to: at most", () -> new Decimal("stop", one, vast, one)),
        refused("stop.step: at most", () -> new Decimal("stop", one, one, number("1e-13"))),
        refused("stop.step: at most", () -> new Decimal("stop", one, one, number("1e-999999999"))),
        refused("rate.from: above zero", () -> new Logarithmic("rate", number("0"), one, 3)),
        refused("rate.to: above from", () -> new Logarithmic("rate", one, one, 3)),
        refused("rate.points: 2 to 10000", () -> new Logarithmic("rate", one, number("2"), 1)),
        refused(
            "fewer than 100", () -> new Logarithmic("rate", number("1"), number("1.0001"), 100)),
        refused("vote.words: 1 to 100", () -> new Choice("vote", List.of())),
        refused("there twice", () -> new Choice("vote", List.of("one", "one"))),
        refused("a word: 1 to 60", () -> new Choice("vote", List.of(" "))));
  }

  static Stream<Arguments> spaces() {
    List<Parameter> many =
        IntStream.range(0, 51).<Parameter>mapToObj(i -> new Whole("p" + i, 1, 1, 1)).toList();
    return Stream.of(
        refused("parameters: 1 to 50, not 0", () -> new Space(List.of(), List.of())),
        refused("parameters: 1 to 50, not 51", () -> new Space(many, List.of())),
        refused("fast is there twice", () -> new Space(List.of(FAST, FAST), List.of())),
        refused(
            "constraints: 0 to 50, not 51",
            () -> new Space(List.of(FAST), Collections.nCopies(51, new Less("fast", "slow")))),
        refused("constraint 1: no parameter named fat", () -> space(new Less("fat", "slow"))),
        refused("constraint 1: each once", () -> space(new Apart("fast", "fast", number("1")))),
        refused("vote is a choice", () -> space(new Less("fast", "vote"))),
        refused(
            "constraint 1, parameters: 2 to 50",
            () -> space(new SumAtMost(List.of("fast"), number("1")))),
        refused("vote has no word six", () -> space(new NotTogether("vote", "six", "fast", "1"))),
        refused("fast has no word 1", () -> space(new NotTogether("vote", "one", "fast", "1"))),
        refused("gap: at most", () -> new Apart("fast", "slow", number("1e13"))),
        refused(
            "constraints leave no variant",
            () -> space(new Apart("fast", "slow", number("1000"))).lattice()),
        refused(
            "tie more than 250000 combinations of fast, slow, more together",
            () ->
                new Space(
                        List.of(FAST, SLOW, MORE),
                        List.of(new Less("fast", "slow"), new Less("slow", "more")))
                    .lattice()),
        refused(
            "number of a variant: 0 to 1, not 2",
            () -> new Space(List.of(VOTE), List.of()).lattice().at(BigInteger.TWO)),
        refused("no number named slow", () -> variant("fast", "1").number("slow")),
        refused("no word named fast", () -> variant("fast", "1").word("fast")),
        refused("fast is no whole number: 1.5", () -> variant("fast", "1.50").whole("fast")),
        refused("not both", () -> new Variant(one("a", number("1")), one("a", "b"))),
        refused("a: at most", () -> variant("a", "1e99")));
  }

  private static <T> SortedMap<String, T> one(String name, T value) {
    SortedMap<String, T> map = new TreeMap<>();
    map.put(name, value);
    return map;
  }

  private static Variant variant(String name, String value) {
    return new Variant(one(name, number(value)), new TreeMap<>());
  }

  static Stream<Arguments> studies() {
    Space billion = new Space(List.of(FAST, SLOW, MORE), List.of());
    Space small = new Space(List.of(VOTE), List.of());
    List<List<Double>> points = Collections.nCopies(20_001, List.of(1.0, 2.0, 3.0));
    return Stream.of(
        refused(
            "a grid tries all variants, 1000000000, and the budget is 100000 (at most 100000)",
            () -> Study.begin(plan(billion, new Grid(), 100_000, 1))),
        refused(
            "at most 5000 trials, not 5001",
            () -> Study.begin(plan(billion, Tpe.usual(), 5_001, 1))),
        refused("budget: 1 to 100000, not 0", () -> plan(small, new Draw(), 0, 1)),
        refused("budget: 1 to 100000, not 100001", () -> plan(small, new Draw(), 100_001, 1)),
        refused(
            "budget of three objectives or more: 1 to 20000",
            () -> new StudyPlan(small, List.of("a", "b", "c"), new Draw(), 20_001, 1)),
        refused(
            "objectives: 1 to 4, not 0", () -> new StudyPlan(small, List.of(), new Draw(), 1, 1)),
        refused(
            "a is there twice", () -> new StudyPlan(small, List.of("a", "a"), new Draw(), 1, 1)),
        refused("startup: 1 to 1000", () -> new Tpe(0, 1)),
        refused("batch: 1 to 100", () -> new Tpe(1, 101)),
        refused("values of an outcome: 1 to 4", () -> new Scored(List.of())),
        refused("finite", () -> new Scored(List.of(Double.NaN))),
        refused("finite", () -> new Scored(List.of(Double.NEGATIVE_INFINITY))),
        refused("why a trial is infeasible", () -> new Infeasible("")),
        refused("1 to 200 characters, not 201", () -> new Failed("x".repeat(201))),
        refused("to ask for: 1 to 1000", () -> begun(small).ask(0)),
        refused("trial 1 was never asked", () -> begun(small).tell(1, new Failed("x"))),
        refused("trial -1 was never asked", () -> begun(small).tell(-1, new Failed("x"))),
        refused(
            "told already, and otherwise",
            () -> {
              Study study = begun(small);
              study.tell(0, new Failed("x"));
              study.tell(0, new Failed("y"));
            }),
        refused(
            "one value of each of [sharpe]",
            () -> begun(small).tell(0, new Scored(List.of(1.0, 2.0)))),
        refused("trial 1 is not out", () -> begun(small).giveBack(1)),
        refused("objective: 0 to 0, not 1", () -> begun(small).best(1)),
        refused("points of 3 objectives: 0 to 20000", () -> Pareto.fronts(points)),
        refused(
            "points have 1 numbers each",
            () -> Pareto.fronts(List.of(List.of(1.0), List.of(1.0, 2.0)))),
        refused("points have 1 numbers", () -> Pareto.fronts(List.of(List.of(Double.NaN)))));
  }

  private static Study begun(Space space) {
    Study study = Study.begin(plan(space, new Draw(), 2, 1));
    study.ask(1);
    return study;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"splits", "parameters", "spaces", "studies"})
  void refuses_and_says_why(String words, ThrowingCallable asked) {
    assertThatIllegalArgumentException().isThrownBy(asked).withMessageContaining(words);
  }
}
