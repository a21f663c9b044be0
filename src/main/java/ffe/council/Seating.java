package ffe.council;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Who is asked, and within what bounds.
 *
 * @param seats in the order in which they are asked, one of a provider
 * @param template version of the prompt's stable part
 * @param promptTokensMax what a prompt is cut to, at least {@link Prompt#TOKENS_MIN}
 * @param answerTokensMax what an answer may use
 * @param limit how long an answer may take
 */
public record Seating(
    List<Seat> seats, String template, int promptTokensMax, int answerTokensMax, Duration limit) {

  public static final int PROMPT_TOKENS = 8_000;
  public static final int ANSWER_TOKENS = 2_000;

  private static final int SEATS_MAX = 12;
  private static final int PROMPT_TOKENS_MAX = 100_000;

  public Seating {
    seats = List.copyOf(seats);
    if (seats.size() > SEATS_MAX
        || seats.stream().map(Seat::provider).distinct().count() < seats.size()) {
      throw new IllegalArgumentException(
          "at most " + SEATS_MAX + " models sit, one of a provider: " + seats);
    }
    if (Template.of(template).filter(t -> t.role().isEmpty()).isEmpty()) {
      throw new IllegalArgumentException("no template " + template);
    }
    if (promptTokensMax < Prompt.TOKENS_MIN || promptTokensMax > PROMPT_TOKENS_MAX) {
      throw new IllegalArgumentException(
          "a prompt has " + Prompt.TOKENS_MIN + " to " + PROMPT_TOKENS_MAX + " tokens");
    }
    if (answerTokensMax < 1 || answerTokensMax > ModelRequest.TOKENS_MAX) {
      throw new IllegalArgumentException(
          "an answer has 1 to " + ModelRequest.TOKENS_MAX + " tokens");
    }
    if (limit.isNegative() || limit.isZero() || limit.compareTo(ModelRequest.LIMIT_MAX) > 0) {
      throw new IllegalArgumentException(
          "an answer takes at most " + ModelRequest.LIMIT_MAX + ": " + limit);
    }
  }

  /** These, by the newest template, within usual bounds. */
  public static Seating of(List<Seat> seats, Duration limit) {
    return new Seating(seats, Template.TRADE_1.version(), PROMPT_TOKENS, ANSWER_TOKENS, limit);
  }

  /** Whether what is not a model sits among them. */
  public boolean hasStandIn() {
    return seats.stream().anyMatch(Seat::isStandIn);
  }

  /** What one call of a seat can cost at most, in USD, within these bounds. */
  BigDecimal dearest(Seat seat) {
    return seat.price()
        .map(price -> price.most(promptTokensMax, answerTokensMax))
        .orElse(BigDecimal.ZERO);
  }

  Template wording() {
    return Template.of(template).orElseThrow();
  }
}
