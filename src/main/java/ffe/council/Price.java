package ffe.council;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a model charges, in USD for a million tokens.
 *
 * @param input of what is sent
 * @param cachedInput of what the vendor had in its cache
 * @param output of what is answered, hidden reasoning included
 */
public record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {

  private static final int MILLION_DIGITS = 6;
  private static final int DECIMALS_MAX = 6;

  /** What vendors add around a text: roles, the schema of the answer. */
  private static final long FORM_TOKENS = 1_000;

  private static final BigDecimal MAX = new BigDecimal(100_000);

  public Price {
    input = checked(input);
    cachedInput = checked(cachedInput);
    output = checked(output);
  }

  /** Without zeros at the end, so that equal prices are equal. */
  private static BigDecimal checked(BigDecimal perMillion) {
    if (perMillion.signum() < 0
        || perMillion.compareTo(MAX) > 0
        || perMillion.scale() > DECIMALS_MAX) {
      throw new IllegalArgumentException(
          "a price is 0 to " + MAX + " USD for a million tokens: " + perMillion.toPlainString());
    }
    return new BigDecimal(perMillion.stripTrailingZeros().toPlainString());
  }

  /** Of {@code 3/0.30/15}: input, cached input, output. Empty when it is anything else. */
  public static Optional<Price> parse(String text) {
    String[] parts = text.strip().split(" */ *", -1);
    for (String part : parts) {
      if (!part.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
        return Optional.empty();
      }
    }
    return parts.length == 3
        ? Optional.of(
            new Price(new BigDecimal(parts[0]), new BigDecimal(parts[1]), new BigDecimal(parts[2])))
        : Optional.empty();
  }

  /** What was used, in USD, exactly. */
  public BigDecimal of(Tokens used) {
    return input
        .multiply(BigDecimal.valueOf(used.input() - used.cachedInput()))
        .add(cachedInput.multiply(BigDecimal.valueOf(used.cachedInput())))
        .add(output.multiply(BigDecimal.valueOf(used.output())))
        .movePointLeft(MILLION_DIGITS);
  }

  /** What a request can cost at most, in USD: no token is shorter than a byte. */
  public BigDecimal worst(ModelRequest request) {
    long bytes = bytes(request.system()) + bytes(request.user());
    return input
        .max(cachedInput)
        .multiply(BigDecimal.valueOf(bytes + FORM_TOKENS))
        .add(output.multiply(BigDecimal.valueOf(request.maxTokens())))
        .movePointLeft(MILLION_DIGITS);
  }

  /** What so many tokens can cost at most, in USD. */
  BigDecimal most(int inputTokens, int outputTokens) {
    return input
        .max(cachedInput)
        .multiply(BigDecimal.valueOf(inputTokens))
        .add(output.multiply(BigDecimal.valueOf(outputTokens)))
        .movePointLeft(MILLION_DIGITS);
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
