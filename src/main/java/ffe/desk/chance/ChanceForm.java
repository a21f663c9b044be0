package ffe.desk.chance;

import ffe.backtest.Chances;
import ffe.desk.backtest.RefusedOrderException;
import ffe.statistics.Blocks;
import ffe.statistics.MonteCarlo;
import ffe.statistics.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was typed or sent; what is not given has a default.
 *
 * @param backtest its id
 */
public record ChanceForm(String backtest, Chances.Draw draw) {

  public static final List<String> FIELDS =
      List.of("backtest", "blocks", "block_length", "draws", "seed", "cost_multiples");

  /** More take too long for what they add. */
  public static final int DRAWS_MAX = 10_000;

  static final int LENGTH_MAX = 10_000;
  private static final int MULTIPLE_MAX = 100;

  /**
   * @param given by name; an empty one counts as not given
   * @throws RefusedOrderException for a field that is none, or a value out of range
   */
  public static ChanceForm read(Map<String, String> given) {
    Map<String, String> fields = new TreeMap<>();
    given.forEach(
        (name, text) -> {
          if (!FIELDS.contains(name)) {
            throw new RefusedOrderException(name, "there is no such field");
          } else if (!text.isBlank()) {
            fields.put(name, text.strip());
          }
        });
    String backtest = fields.getOrDefault("backtest", "");
    if (!backtest.matches("[0-9a-f]{12}")) {
      throw new RefusedOrderException(
          "backtest", "backtest is the id of one that is done, 12 hexadecimal digits");
    }
    return new ChanceForm(
        backtest,
        new Chances.Draw(
            blocks(fields.getOrDefault("blocks", "stationary")),
            Optional.ofNullable(fields.get("block_length"))
                .map(text -> whole("block_length", text, 1, LENGTH_MAX)),
            whole("draws", fields.getOrDefault("draws", "1000"), Resampling.DRAWS_MIN, DRAWS_MAX),
            whole("seed", fields.getOrDefault("seed", "7"), 0, 999_999_999),
            multiples(fields.getOrDefault("cost_multiples", "0,1,1.5,2,3"))));
  }

  private static Blocks.Kind blocks(String word) {
    return switch (word) {
      case "stationary", "circular" -> Blocks.Kind.valueOf(word.toUpperCase(Locale.ROOT));
      default -> throw new RefusedOrderException("blocks", "blocks are stationary or circular");
    };
  }

  private static int whole(String field, String text, int least, int most) {
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new RefusedOrderException(
          field, field + " is a whole number from " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }

  private static List<Double> multiples(String text) {
    List<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    boolean isFine =
        parts.size() <= MonteCarlo.MULTIPLES_MAX
            && parts.stream()
                .allMatch(
                    p ->
                        p.matches("[0-9]{1,3}([.][0-9]{1,4})?")
                            && Double.parseDouble(p) <= MULTIPLE_MAX);
    if (!isFine) {
      throw new RefusedOrderException(
          "cost_multiples",
          "cost_multiples are at most "
              + MonteCarlo.MULTIPLES_MAX
              + " numbers from 0 to "
              + MULTIPLE_MAX
              + " with commas between them, as 0,1,1.5,2,3");
    }
    return parts.stream().map(Double::valueOf).toList();
  }
}
