package ffe.backtest;

import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.RecordedAnswers;
import ffe.council.Tokens;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Models that say what the request alone decides: any action, any probability, now and then none.
 */
public final class Oracle implements RecordedAnswers {

  private static final Pattern LAST = Pattern.compile("Last price: ([0-9.]+)");

  private final List<ModelRequest> asked = new ArrayList<>();
  private final Set<String> forgotten = new TreeSet<>();

  @Override
  public synchronized Optional<ModelReply> to(ModelRequest request) {
    asked.add(request);
    return forgotten.contains(request.digest().hex())
        ? Optional.empty()
        : Optional.of(says(request));
  }

  public synchronized List<ModelRequest> asked() {
    return List.copyOf(asked);
  }

  public void forget(ModelRequest request) {
    forgotten.add(request.digest().hex());
  }

  public static ModelReply says(ModelRequest request) {
    int dice = Integer.parseInt(request.digest().hex().substring(0, 6), 16);
    if (dice % 10 == 0) {
      return new ModelReply.Failure("REFUSED", "It refused.", Optional.empty());
    }
    String action = List.of("BUY", "BUY", "SELL", "HOLD").get(dice / 10 % 4);
    Matcher found = LAST.matcher(request.user());
    BigDecimal last = found.find() ? new BigDecimal(found.group(1)) : BigDecimal.ONE;
    String below = times(last, "0.985");
    String above = times(last, "1.03");
    boolean isHold = action.equals("HOLD");
    return ModelReply.of(
        "{\"reasoning\":\"So.\",\"action\":\""
            + action
            + "\",\"probability\":0."
            + (40 + dice / 40 % 60)
            + ",\"horizon_minutes\":240,\"stop\":"
            + (isHold ? "null" : action.equals("BUY") ? below : above)
            + ",\"target\":"
            + (isHold ? "null" : action.equals("BUY") ? above : below)
            + ",\"would_change_mind\":\"Else.\"}",
        new Tokens(1_000, 0, 100),
        "stop");
  }

  private static String times(BigDecimal price, String by) {
    return price.multiply(new BigDecimal(by)).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /** One of these models, as a vendor would be asked. */
  public static LanguageModel model(String provider) {
    return new LanguageModel() {

      @Override
      public String provider() {
        return provider;
      }

      @Override
      public String model() {
        return provider + "-1";
      }

      @Override
      public ModelReply ask(ModelRequest request) {
        return says(request);
      }
    };
  }
}
