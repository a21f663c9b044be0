package ffe.setting;

import ffe.decision.EnsembleStrategy;
import ffe.decision.Escalation;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of how opinions become a decision, and of who is asked and when. Part of the table
 * of {@link Keys}.
 */
public final class EnsembleKeys {

  private static final List<Key<?>> ALL = new ArrayList<>();
  private static final String SHARE = "0([.][0-9]{1,4})?|1([.]0{1,4})?";

  public static final Key<String> STRATEGY =
      add(
          Key.oneOf(
                  "ffe.ensemble.strategy",
                  EnsembleStrategy.WEIGHTED.word(),
                  EnsembleStrategy.offered())
              .means("how opinions become a decision of a new account"));

  public static final Key<List<String>> DEBATE =
      add(
          Key.list(
                  "ffe.ensemble.debate",
                  "three models as bull,bear,judge, such as anthropic,openai,gemini",
                  EnsembleKeys::isModel)
              .means(
                  "who argues for buying, who against and who judges, with the strategy debate; of"
                      + " exactly three models it need not be said"));

  public static final Key<List<String>> FIRST =
      add(
          Key.list("ffe.ensemble.first", "models, such as ollama,openai", EnsembleKeys::isModel)
              .means(
                  "which models are asked first; without it, with local-first those without a"
                      + " price, with two-phase the cheaper half"));

  public static final Key<Escalation> ESCALATE =
      add(
          Key.of(
                  "ffe.ensemble.escalate",
                  "probability=0.75, agreement=0.6, size=10",
                  "such as probability=0.75, agreement=0.6 (0 to 1), size=10 (per cent of equity)",
                  text -> Optional.of(escalation(text)))
              .means("below which probability or agreement, or from which size, all are asked"));

  public static final Key<List<String>> PROVIDERS =
      add(
          Key.list(
                  "ffe.ensemble.providers",
                  String.join(", ", Keys.voters()),
                  name -> Keys.voters().contains(name.toLowerCase(Locale.ROOT)))
              .otherwise(String.join(",", Keys.usualVoters()))
              .means("who is asked: rules, and of the models those that are configured"));

  public static final Key<Integer> QUORUM =
      add(
          Key.whole("ffe.ensemble.quorum", 2, 1, Keys.voters().size())
              .means("opinions a decision of a new account needs, of the analysts that are asked"));

  public static final Key<Integer> TIMEOUT =
      add(
          Key.whole("ffe.ensemble.timeout-seconds", 30, 1, 600)
              .means("seconds an analyst may take; strategies with two rounds take twice as long"));

  public static final Key<BigDecimal> BUDGET =
      add(
          Key.decimal("ffe.ensemble.daily-budget-usd", "5", "0", "100000")
              .means("dollars that paid analysts may cost a day"));

  private EnsembleKeys() {}

  static List<Key<?>> all() {
    return ALL;
  }

  private static <T> Key<T> add(Key<T> key) {
    ALL.add(key);
    return key;
  }

  private static boolean isModel(String name) {
    return ModelKeys.vendors().stream()
        .anyMatch(vendor -> vendor.id().equals(name.toLowerCase(Locale.ROOT)));
  }

  /** What is not named is as usual. */
  private static Escalation escalation(String text) {
    Map<String, String> named = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.strip().split(" *= *", -1);
      if (sides.length != 2 || named.put(sides[0], sides[1]) != null) {
        throw new IllegalArgumentException("not a name and its value, once: " + part.strip());
      }
    }
    Escalation usual = Escalation.DEFAULT;
    Escalation read =
        new Escalation(
            share(named, "probability", usual.probability()),
            share(named, "agreement", usual.agreement()),
            Optional.ofNullable(named.remove("size")).map(Percent::of).orElse(usual.size()),
            List.of());
    if (!named.isEmpty()) {
      throw new IllegalArgumentException("probability, agreement and size, not " + named.keySet());
    }
    return read;
  }

  private static double share(Map<String, String> named, String name, double usual) {
    String text = named.remove(name);
    if (text == null) {
      return usual;
    }
    if (!text.matches(SHARE)) {
      throw new IllegalArgumentException(name + " is 0 to 1: " + text);
    }
    return Double.parseDouble(text);
  }
}
