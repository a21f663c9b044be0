package ffe.market;

import ffe.money.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A spot pair, canonically {@code BASE-QUOTE}: {@code BTC-USD}. */
public record Instrument(Currency base, Currency quote) implements Comparable<Instrument> {

  private static final List<String> QUOTES =
      List.of("USDT", "USDC", "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "CAD", "BTC", "XBT", "ETH");

  private static final Pattern BASE = Pattern.compile("[A-Z0-9]{2,12}");

  public Instrument {
    if (base.equals(quote)) {
      throw new IllegalArgumentException("an instrument has two different currencies: " + base);
    }
  }

  /**
   * Reads {@code BTC-USD}, {@code BTC/USD}, {@code BTC_USD} and {@code BTCUSD} in any case; {@code
   * XBT} is {@code BTC}. Empty when the text names no pair.
   */
  public static Optional<Instrument> parse(String text) {
    String t = text.strip().toUpperCase(Locale.ROOT);
    if (!t.matches("[A-Z0-9]{2,12}[-/_]?[A-Z0-9]{2,12}")) {
      return Optional.empty();
    }
    String[] parts = t.split("[-/_]", -1);
    if (parts.length == 2) {
      return pair(parts[0], parts[1]);
    }
    return QUOTES.stream()
        .filter(
            q -> t.endsWith(q) && BASE.matcher(t.substring(0, t.length() - q.length())).matches())
        .findFirst()
        .flatMap(q -> pair(t.substring(0, t.length() - q.length()), q));
  }

  /** As {@link #parse}, for names known to be good. */
  public static Instrument of(String name) {
    return parse(name)
        .orElseThrow(() -> new IllegalArgumentException("not an instrument: " + name));
  }

  private static Optional<Instrument> pair(String base, String quote) {
    Currency b = new Currency(base.equals("XBT") ? "BTC" : base);
    Currency q = new Currency(quote.equals("XBT") ? "BTC" : quote);
    return b.equals(q) ? Optional.empty() : Optional.of(new Instrument(b, q));
  }

  /** For reading: {@code BTC-USD, ETH-USD}. */
  public static String names(List<Instrument> instruments) {
    return instruments.stream().map(Instrument::name).collect(Collectors.joining(", "));
  }

  public String name() {
    return base.code() + "-" + quote.code();
  }

  @Override
  public int compareTo(Instrument other) {
    return name().compareTo(other.name());
  }

  @Override
  public String toString() {
    return name();
  }
}
