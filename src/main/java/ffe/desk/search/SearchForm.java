package ffe.desk.search;

import ffe.desk.backtest.BacktestForm;
import ffe.desk.backtest.RefusedOrderException;
import ffe.desk.search.SearchOrder.Aim;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads an order from fields as people type and send them; what is not given has a default. */
public final class SearchForm {

  public static final List<String> SEARCHES = List.of("grid", "random", "tpe");
  public static final List<String> OBJECTIVES = List.of("sharpe", "calmar", "return");
  public static final List<String> VALIDATIONS =
      List.of("anchored", "rolling", "purged", "embargoed");

  /** Fields beside those of a backtest, of which {@code trials} means something else here. */
  private static final List<String> OWN =
      List.of(
          "space",
          "search",
          "trials",
          "seed",
          "objectives",
          "validation",
          "folds",
          "embargo_hours",
          "trades_min");

  private static final int SPACE_TEXT_MAX = 4_000;

  private final Map<String, String> fields;

  private SearchForm(Map<String, String> fields) {
    this.fields = fields;
  }

  /** Every field there is. */
  public static Set<String> fields() {
    Set<String> all = new LinkedHashSet<>(OWN);
    all.addAll(BacktestForm.fieldsOfRules());
    return all;
  }

  /**
   * @param fields by name; an empty one counts as not given
   * @throws RefusedOrderException for a field that is none, or a value out of range
   */
  public static SearchOrder read(Aim aim, Map<String, String> fields) {
    Map<String, String> own = new TreeMap<>();
    Map<String, String> run = new TreeMap<>();
    fields.forEach((name, text) -> (OWN.contains(name) ? own : run).put(name, text.strip()));
    own.values().removeIf(String::isEmpty);
    return new SearchForm(own).order(aim, run);
  }

  private SearchOrder order(Aim aim, Map<String, String> run) {
    return new SearchOrder(
        aim,
        BacktestForm.read(run),
        space(),
        new SearchOrder.Method(
            one("search", SEARCHES, "random"), whole("trials", 50), whole("seed", 1), objectives()),
        new SearchOrder.Judging(
            one("validation", VALIDATIONS, "anchored"),
            whole("folds", 4),
            whole("embargo_hours", 24),
            whole("trades_min", 10)));
  }

  private String space() {
    String space = fields.getOrDefault("space", "");
    if (space.isEmpty() || space.length() > SPACE_TEXT_MAX) {
      throw new RefusedOrderException(
          "space",
          "space says what varies in 1 to "
              + SPACE_TEXT_MAX
              + " characters, as momentum.fast=5..20/5,quorum=1..2/1");
    }
    return space;
  }

  private List<String> objectives() {
    List<String> names =
        Arrays.stream(fields.getOrDefault("objectives", "sharpe").split(",", -1))
            .map(String::strip)
            .toList();
    if (!OBJECTIVES.containsAll(names)) {
      throw new RefusedOrderException(
          "objectives", "objectives are of " + String.join(", ", OBJECTIVES));
    }
    return names;
  }

  private String one(String field, List<String> known, String otherwise) {
    String word = fields.getOrDefault(field, otherwise);
    if (!known.contains(word)) {
      throw new RefusedOrderException(field, field + " is one of " + String.join(", ", known));
    }
    return word;
  }

  private int whole(String field, int otherwise) {
    String text = fields.getOrDefault(field, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}")) {
      throw new RefusedOrderException(
          field, field + " is a whole number of at most nine digits, as " + otherwise);
    }
    return Integer.parseInt(text);
  }
}
