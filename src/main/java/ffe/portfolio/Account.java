package ffe.portfolio;

import ffe.canon.LeftOutWhenEmpty;
import ffe.market.Venue;
import ffe.money.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named holder of money at one venue.
 *
 * @param name lower-case letters, digits and hyphens, at most 31, starting with a letter
 * @param reportingCurrency the currency equity, limits and results are stated in
 * @param margin empty for a cash account, which owes nothing and holds nothing short
 */
public record Account(
    String name,
    Mode mode,
    Venue venue,
    Currency reportingCurrency,
    @LeftOutWhenEmpty Optional<Margin> margin) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  /** How far an account goes: look only, trade on paper, trade real money. */
  public enum Mode {
    OBSERVE,
    PAPER,
    LIVE
  }

  /** A cash account. */
  public Account(String name, Mode mode, Venue venue, Currency reportingCurrency) {
    this(name, mode, venue, reportingCurrency, Optional.empty());
  }

  public Account {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an account name is 1 to 31 lower-case letters, digits or hyphens: " + name);
    }
  }
}
