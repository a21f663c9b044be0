package ffe.council;

import ffe.market.Timeframe;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a model reads. A pure function of situation, template and budget: a record that holds them
 * holds the prompt.
 *
 * @param system the template's text, the same always
 * @param user what is so now; parts that are empty or were left out for length are named at its end
 */
public record Prompt(Template template, String system, String user) {

  /** Of ASCII, much of it digits; any other character counts as a few tokens of its own. */
  private static final int CHARACTERS_PER_TOKEN = 2;

  private static final int TOKENS_PER_FOREIGN_CHARACTER = 3;

  /** The least budget: what is never left out fits in it. */
  public static final int TOKENS_MIN = 2_500;

  private static final String ASKED = "\n\nGive your opinion as one JSON object of the schema.";

  /**
   * Leaves out what is worth least until the rest fits.
   *
   * @param tokensMax at least {@link #TOKENS_MIN}, system text included
   */
  public static Prompt of(Template template, Situation situation, int tokensMax) {
    return of(template, situation, tokensMax, List.of());
  }

  /**
   * As {@link #of(Template, Situation, int)}.
   *
   * @param arguments what a judge has to hear
   */
  static Prompt of(
      Template template, Situation situation, int tokensMax, List<OutsideText> arguments) {
    Map<Part, String> told = parts(situation);
    quoted(arguments).ifPresent(text -> told.put(Part.ARGUMENTS, text));
    Map<Part, String> missing = new EnumMap<>(Part.class);
    Timeframe cycles = situation.seen().candles().timeframe();
    for (Part part : Part.values()) {
      if (!told.containsKey(part) && part.isFor(template, cycles)) {
        missing.put(part, part.words() + " (none)");
      }
    }
    int room = tokensMax - tokens(template.system());
    String user = user(situation, told, missing);
    for (Part part : Part.DROPPED_FIRST) {
      if (tokens(user) <= room) {
        break;
      }
      if (told.remove(part) != null) {
        missing.put(part, part.words() + " (left out for length)");
        user = user(situation, told, missing);
      }
    }
    return new Prompt(template, template.system(), user);
  }

  /** An upper estimate. */
  static int tokens(String text) {
    int foreign = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        foreign++;
      }
    }
    return (text.length() - foreign) / CHARACTERS_PER_TOKEN
        + 1
        + foreign * TOKENS_PER_FOREIGN_CHARACTER;
  }

  private static Map<Part, String> parts(Situation situation) {
    MarketWords market = new MarketWords(situation);
    AccountWords account = new AccountWords(situation);
    Map<Part, String> told = new EnumMap<>(Part.class);
    told.put(Part.MARKET, market.now());
    told.put(Part.ACCOUNT, account.account());
    told.put(Part.RISK, account.limits());
    market.trends().ifPresent(text -> told.put(Part.TRENDS, text));
    account.costs().ifPresent(text -> told.put(Part.COSTS, text));
    account.outcomes().ifPresent(text -> told.put(Part.OUTCOMES, text));
    for (Part part : Part.candles(situation.seen().candles().timeframe())) {
      market.candles(part.timeframe()).ifPresent(text -> told.put(part, text));
    }
    quoted(situation.briefing().outside()).ifPresent(text -> told.put(Part.OUTSIDE, text));
    return told;
  }

  private static Optional<String> quoted(List<OutsideText> texts) {
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(texts.stream().map(Quarantine::of).collect(Collectors.joining("\n")));
  }

  private static String user(
      Situation situation, Map<Part, String> told, Map<Part, String> missing) {
    StringBuilder out = new StringBuilder("Prices have ");
    out.append(Decimals.of(situation).priceScale())
        .append(" decimals, percents and amounts 2. Times are UTC.");
    told.forEach(
        (part, text) -> out.append("\n\n## ").append(heading(part)).append('\n').append(text));
    if (!missing.isEmpty()) {
      out.append("\n\n## Not told\n").append(String.join(", ", missing.values()));
    }
    return out.append("\n\n## Possible now\n")
        .append(situation.legal().stream().map(Enum::name).collect(Collectors.joining(", ")))
        .append(ASKED)
        .toString();
  }

  private static String heading(Part part) {
    return Character.toUpperCase(part.words().charAt(0)) + part.words().substring(1);
  }
}
