package ffe.adapter.demo;

import ffe.canon.Digest;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer in good form that means nothing: drawn from the digest of what was asked, among the
 * actions that the prompt lists as possible and around the price it names. Without a price, HOLD.
 */
final class Drawn {

  private static final String POSSIBLE = "\n## Possible now\n";
  private static final Pattern LAST =
      Pattern.compile("^Last price: ([0-9]{1,15}(?:[.][0-9]{1,8})?)", Pattern.MULTILINE);
  private static final List<String> ACTIONS = List.of("BUY", "SELL", "HOLD");

  private final String user;
  private final String digest;

  private Drawn(String user) {
    this.user = user;
    digest = Digest.of(user).hex();
  }

  /** A JSON object as text; the same for the same text. */
  static String answer(String user) {
    return new Drawn(user).object();
  }

  private String object() {
    Optional<BigDecimal> last = lastPrice();
    String action = last.isEmpty() ? "HOLD" : action();
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add(
                "reasoning",
                "Not a model: this answer is drawn from the prompt's digest "
                    + digest.substring(0, 12)
                    + " and means nothing.")
            .add("action", action)
            .add("probability", hundredths(50 + draw(1) % 40))
            .add("horizon_minutes", 30 * (1 + draw(2) % 8));
    if (action.equals("HOLD")) {
      answer.addNull("stop").addNull("target");
    } else {
      int risk = 100 + draw(3) % 150;
      int sign = action.equals("BUY") ? 1 : -1;
      answer.add("stop", moved(last.get(), -sign * risk));
      answer.add("target", moved(last.get(), 2 * sign * risk));
    }
    return answer.add("would_change_mind", "Another prompt.").build().toString();
  }

  /** Of what the prompt ends with: nothing that is quoted in it can stand there. */
  private String action() {
    int from = user.lastIndexOf(POSSIBLE);
    String line =
        from < 0 ? "" : user.substring(from + POSSIBLE.length()).lines().findFirst().orElse("");
    List<String> legal = Arrays.stream(line.split(", ", -1)).filter(ACTIONS::contains).toList();
    return legal.isEmpty() ? "HOLD" : legal.get(draw(0) % legal.size());
  }

  private Optional<BigDecimal> lastPrice() {
    Matcher found = LAST.matcher(user);
    return found.find()
        ? Optional.of(new BigDecimal(found.group(1))).filter(p -> p.signum() > 0)
        : Optional.empty();
  }

  /** 0 to 255. */
  private int draw(int index) {
    return Integer.parseInt(digest.substring(2 * index, 2 * index + 2), 16);
  }

  private static BigDecimal hundredths(int count) {
    return BigDecimal.valueOf(count, 2);
  }

  /** As fine as the price is written. */
  private static BigDecimal moved(BigDecimal price, int bps) {
    return price
        .multiply(BigDecimal.valueOf(10_000L + bps, 4))
        .setScale(price.scale(), RoundingMode.HALF_EVEN);
  }
}
