package ffe.backtest;

import ffe.canon.LeftOutWhenEmpty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The models that were asked in a run, and whether they may have known what came.
 *
 * @param knowledge the worst there is among them
 * @param voters in the order of their seats
 */
public record ModelsReport(Knowledge knowledge, List<Voter> voters) {

  private static final int USD_DECIMALS = 6;

  /** What a model may know of a run, the worst last. */
  public enum Knowledge {
    /** It ends before the run begins. */
    ENDS_BEFORE("does not know the future"),
    /** Nobody said where it ends. */
    NOT_KNOWN("not known, may know the future"),
    /** It reaches into the run, or beyond. */
    MAY_KNOW_FUTURE("may know the future");

    private final String words;

    Knowledge(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    private static Knowledge of(Optional<Instant> until, Instant from) {
      return until.map(end -> from.isBefore(end) ? MAY_KNOW_FUTURE : ENDS_BEFORE).orElse(NOT_KNOWN);
    }
  }

  /**
   * One of them.
   *
   * @param knowsUntil the first instant of which it surely knows nothing; empty where not known
   * @param asked how often
   * @param views answers that had one; the others abstained
   * @param usd what its answers cost at the prices of the run
   */
  public record Voter(
      String provider,
      String model,
      Knowledge knowledge,
      @LeftOutWhenEmpty Optional<Instant> knowsUntil,
      int asked,
      int views,
      BigDecimal usd) {

    /** Name and model. */
    public String words() {
      return provider + " (" + model + ")";
    }

    private String doubt() {
      return knowsUntil
          .map(end -> words() + " learned from texts of until " + day(end))
          .orElse("until when " + words() + " learned is not known");
    }
  }

  public ModelsReport {
    voters = List.copyOf(voters);
  }

  /**
   * @param from when the run begins
   */
  static ModelsReport of(ModelPanel panel, ModelUse use, Instant from) {
    SortedMap<String, Instant> ends = panel.knowsUntil();
    List<Voter> voters =
        panel.council().seating().seats().stream()
            .map(
                seat -> {
                  Optional<Instant> until = Optional.ofNullable(ends.get(seat.provider()));
                  ModelUse.Count count = use.of(seat.provider());
                  return new Voter(
                      seat.provider(),
                      seat.model(),
                      Knowledge.of(until, from),
                      until,
                      count.asked(),
                      count.views(),
                      rounded(count.usd()));
                })
            .toList();
    Knowledge worst = voters.stream().map(Voter::knowledge).max(Knowledge::compareTo).orElseThrow();
    return new ModelsReport(worst, voters);
  }

  /** Without zeros at the end, as it is read again. */
  private static BigDecimal rounded(BigDecimal usd) {
    BigDecimal exact = usd.setScale(USD_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return new BigDecimal(exact.toPlainString());
  }

  /** The last day that may be known. */
  private static String day(Instant end) {
    return end.minus(Duration.ofDays(1)).toString().substring(0, "2000-01-01".length());
  }

  /** One sentence on what they may have known. */
  public String words() {
    List<Voter> doubted =
        voters.stream().filter(v -> v.knowledge() != Knowledge.ENDS_BEFORE).toList();
    return doubted.isEmpty()
        ? "No model learned from texts of the time of the run or later."
        : doubted.stream()
            .map(Voter::doubt)
            .collect(Collectors.joining("; ", "May know the future: ", "."));
  }
}
