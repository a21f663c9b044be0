package ffe.desk.market;

import ffe.desk.market.Predicate.Function;
import ffe.desk.market.Predicate.Name;
import ffe.desk.market.Predicate.Node;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one {@link Predicate}, by recursive descent. */
final class PredicateReader {

  static final int TEXT_MAX = 500;

  /** Functions of one predicate. */
  static final int FUNCTIONS_MAX = 20;

  static final int PERIOD_MAX = 500;

  private static final int DEPTH_MAX = 50;

  /** A smoothed value forgets its beginning in so many periods. */
  private static final int WARM_PERIODS = 4;

  private static final Pattern TOKEN =
      Pattern.compile("\\s*([a-z_]+|[0-9]{1,12}(?:\\.[0-9]{1,12})?|[<>]=?|[()+*/\\[\\]-]|$)");

  private final String text;
  private final Matcher tokens;
  private String token = "";
  private int at;
  private int functions;
  private int depth;
  private int periodMax;
  private int agoSum;

  /** A part, and whether it is a condition or a number. */
  private record Part(boolean isCondition, Node node) {}

  private PredicateReader(String text) {
    this.text = text;
    this.tokens = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
  }

  /**
   * Reads it.
   *
   * @throws OutOfRangeException telling the place in {@code where} that is wrong
   */
  static Predicate read(String text) {
    SampleQuery.check(
        !text.isBlank() && text.length() <= TEXT_MAX,
        "where",
        "is like close > sma(20) and rsi(14) < 30, at most " + TEXT_MAX + " characters");
    return new PredicateReader(text).whole();
  }

  private Predicate whole() {
    next();
    Node root = condition(either());
    if (!token.isEmpty()) {
      throw wrong("'" + token + "' is not expected here");
    }
    return new Predicate(text, WARM_PERIODS * periodMax + agoSum + 1, root);
  }

  private OutOfRangeException wrong(String why) {
    return new OutOfRangeException("where", "cannot be read at character " + (at + 1) + ": " + why);
  }

  private void next() {
    int end = tokens.regionStart();
    if (!tokens.lookingAt()) {
      at = end + (int) text.substring(end).chars().takeWhile(Character::isWhitespace).count();
      throw wrong("'" + text.charAt(at) + "' is no part of a condition");
    }
    token = tokens.group(1);
    at = tokens.start(1);
    tokens.region(tokens.end(), text.length());
  }

  private boolean took(String wanted) {
    boolean is = token.equals(wanted);
    if (is) {
      next();
    }
    return is;
  }

  private void need(String wanted) {
    if (!took(wanted)) {
      throw wrong("'" + wanted + "' is expected");
    }
  }

  private Node condition(Part part) {
    if (!part.isCondition()) {
      throw wrong("a condition is expected before, such as close > open");
    }
    return part.node();
  }

  private Node number(Part part) {
    if (part.isCondition()) {
      throw wrong("a number is expected before, not a condition");
    }
    return part.node();
  }

  private Part either() {
    Part left = both();
    while (took("or")) {
      left = new Part(true, Predicate.join(condition(left), condition(both()), this::or));
    }
    return left;
  }

  private Part both() {
    Part left = not();
    while (took("and")) {
      left = new Part(true, Predicate.join(condition(left), condition(not()), this::and));
    }
    return left;
  }

  /** True where one is, even if the other is not known. */
  private double or(double a, double b) {
    return a == 1 || b == 1 ? 1 : a + b;
  }

  private double and(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
  }

  private Part not() {
    if (!took("not")) {
      return comparison();
    }
    deeper();
    Node of = condition(not());
    depth--;
    return new Part(true, Predicate.change(of, a -> 1 - a));
  }

  private void deeper() {
    depth++;
    if (depth > DEPTH_MAX) {
      throw wrong("more than " + DEPTH_MAX + " levels");
    }
  }

  private Part comparison() {
    Part left = sum();
    Optional<DoubleBinaryOperator> how =
        switch (token) {
          case "<" -> Optional.of((a, b) -> truth(a, b, a < b));
          case "<=" -> Optional.of((a, b) -> truth(a, b, a <= b));
          case ">" -> Optional.of((a, b) -> truth(a, b, a > b));
          case ">=" -> Optional.of((a, b) -> truth(a, b, a >= b));
          default -> Optional.empty();
        };
    if (how.isEmpty()) {
      return left;
    }
    next();
    return new Part(true, Predicate.join(number(left), number(sum()), how.get()));
  }

  private static double truth(double a, double b, boolean holds) {
    return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : holds ? 1 : 0;
  }

  private Part sum() {
    Part left = product();
    while (token.equals("+") || token.equals("-")) {
      boolean isPlus = took("+") || !took("-");
      left =
          new Part(
              false,
              Predicate.join(number(left), number(product()), (a, b) -> isPlus ? a + b : a - b));
    }
    return left;
  }

  private Part product() {
    Part left = signed();
    while (token.equals("*") || token.equals("/")) {
      boolean isTimes = took("*") || !took("/");
      left =
          new Part(
              false,
              Predicate.join(number(left), number(signed()), (a, b) -> isTimes ? a * b : a / b));
    }
    return left;
  }

  private Part signed() {
    if (!took("-")) {
      return lagged();
    }
    deeper();
    Node of = number(signed());
    depth--;
    return new Part(false, Predicate.change(of, a -> -a));
  }

  /** {@code x[3]} is x of three candles before. */
  private Part lagged() {
    Part part = primary();
    while (took("[")) {
      int count = whole(0, PERIOD_MAX);
      need("]");
      agoSum += count;
      part = new Part(part.isCondition(), Predicate.ago(part.node(), count));
    }
    return part;
  }

  private int whole(int least, int most) {
    if (!token.matches("[0-9]{1,4}")
        || Integer.parseInt(token) < least
        || Integer.parseInt(token) > most) {
      throw wrong("a whole number from " + least + " to " + most + " is expected");
    }
    int value = Integer.parseInt(token);
    next();
    return value;
  }

  private Part primary() {
    if (took("(")) {
      deeper();
      Part inner = either();
      need(")");
      depth--;
      return inner;
    }
    if (token.matches("[0-9].*")) {
      double value = Double.parseDouble(token);
      next();
      return new Part(false, candles -> candles.each(0, i -> value));
    }
    Optional<Name> name = Name.parse(token);
    if (name.isPresent()) {
      next();
      return new Part(false, name.get()::over);
    }
    return new Part(false, function());
  }

  private Node function() {
    Function function =
        Function.parse(token)
            .orElseThrow(
                () ->
                    wrong(
                        (token.isEmpty() ? "it ends" : "'" + token + "'")
                            + " where a number, one of "
                            + names((Object[]) Name.values())
                            + ", or of "
                            + names((Object[]) Function.values())
                            + " with a period as sma(20) is expected"));
    functions++;
    if (functions > FUNCTIONS_MAX) {
      throw wrong("more than " + FUNCTIONS_MAX + " functions");
    }
    next();
    need("(");
    int period = whole(2, PERIOD_MAX);
    need(")");
    periodMax = Math.max(periodMax, period);
    return candles -> function.over(candles, period);
  }

  private static String names(Object... all) {
    return Arrays.stream(all).map(Object::toString).collect(Collectors.joining(", "));
  }
}
