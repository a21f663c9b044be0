package ffe.adapter.store;

import ffe.decision.Action;
import ffe.decision.Probability;
import ffe.learning.Ballot;
import ffe.learning.Forecast;
import ffe.learning.Spent;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Ballots of one decision as text, a line each: kind, voter, tokens, USD, and of a forecast price,
 * action, probability, horizon, stop, target. Ten thousand of them are read for one page, which the
 * canonical form is too slow for.
 */
final class SheetText {

  private static final char BETWEEN = '|';
  private static final String NEXT = "\n";
  private static final Ballot.Kind[] KINDS = Ballot.Kind.values();
  private static final Action[] ACTIONS = Action.values();
  private static final String FREE = "0";

  private final Map<String, Price> prices = new TreeMap<>();

  private SheetText() {}

  static String write(List<Ballot> ballots) {
    StringBuilder out = new StringBuilder();
    for (Ballot ballot : ballots) {
      out.append(ballot.kind().name())
          .append(BETWEEN)
          .append(ballot.voter())
          .append(BETWEEN)
          .append(ballot.spent().tokens())
          .append(BETWEEN)
          .append(ballot.spent().money().amount().toPlainString());
      ballot.forecast().ifPresent(f -> write(out, f));
      out.append(NEXT);
    }
    return out.toString();
  }

  private static void write(StringBuilder out, Forecast f) {
    out.append(BETWEEN)
        .append(f.price())
        .append(BETWEEN)
        .append(f.action().name())
        .append(BETWEEN)
        .append(f.probability().value())
        .append(BETWEEN)
        .append(f.horizon().toNanos())
        .append(BETWEEN)
        .append(text(f.stop()))
        .append(BETWEEN)
        .append(text(f.target()));
  }

  private static String text(Optional<Price> price) {
    return price.map(Price::toString).orElse("");
  }

  static List<Ballot> read(String text, Instant at) {
    SheetText one = new SheetText();
    List<Ballot> ballots = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      ballots.add(one.line(fields(text, from, end), at));
      from = end + 1;
    }
    return ballots;
  }

  private static List<String> fields(String text, int from, int end) {
    List<String> fields = new ArrayList<>(10);
    int begin = from;
    for (int i = from; i <= end; i++) {
      if (i == end || text.charAt(i) == BETWEEN) {
        fields.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    return fields;
  }

  private Ballot line(List<String> fields, Instant at) {
    return new Ballot(
        fields.get(1),
        constant(KINDS, fields.get(0)),
        at,
        fields.size() > 4 ? Optional.of(forecast(fields, at)) : Optional.empty(),
        spent(fields.get(2), fields.get(3)));
  }

  private static Spent spent(String tokens, String usd) {
    return tokens.equals(FREE) && usd.equals(FREE)
        ? Spent.NOTHING
        : new Spent(Long.parseLong(tokens), new Money(new BigDecimal(usd), Currency.USD));
  }

  private Forecast forecast(List<String> fields, Instant at) {
    return new Forecast(
        at,
        known(fields.get(4)),
        constant(ACTIONS, fields.get(5)),
        new Probability(Double.parseDouble(fields.get(6))),
        Duration.ofNanos(Long.parseLong(fields.get(7))),
        price(fields.get(8)),
        price(fields.get(9)));
  }

  private Optional<Price> price(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(known(text));
  }

  /** Most of a decision's voters name the same prices. */
  private Price known(String text) {
    return prices.computeIfAbsent(text, Price::of);
  }

  private static <E extends Enum<E>> E constant(E[] all, String name) {
    for (E one : all) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    throw new IllegalStateException("no such word in a sheet: " + name);
  }
}
