package ffe.desk;

import ffe.market.Instrument;
import ffe.money.Money;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A paper account as it was opened: what it trades, from whose prices, with how much.
 *
 * @param name 1 to 24 lower-case letters, digits and hyphens, starting with a letter; one that was
 *     reset goes on under a name that ends in {@code -r2}, {@code -r3} ...
 * @param source name of the market source: {@code tape}, {@code kraken}
 * @param deposit in the instrument's quote currency
 */
public record AccountPlan(String name, String source, Instrument instrument, Money deposit) {

  private static final Pattern NAME =
      Pattern.compile("([a-z][a-z0-9-]{0,23}?)(?:-r([1-9]\\d{0,3}))?");

  public AccountPlan {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an account's name is 1 to 24 lower-case letters, digits or hyphens, a letter first");
    }
    if (!deposit.currency().equals(instrument.quote())) {
      throw new IllegalArgumentException(
          "a deposit in " + deposit.currency().code() + " cannot trade " + instrument);
    }
  }

  /** The name it was first opened with. */
  public String root() {
    return matched().group(1);
  }

  /** 1 until it is reset. */
  public int generation() {
    return Optional.ofNullable(matched().group(2)).map(Integer::parseInt).orElse(1);
  }

  /** The same account, to begin again with a ledger of its own. */
  AccountPlan next() {
    return new AccountPlan(root() + "-r" + (generation() + 1), source, instrument, deposit);
  }

  /** The same but for the name. */
  boolean isLike(AccountPlan other) {
    return terms().equals(other.terms());
  }

  /** What it trades and with how much, in words. */
  String terms() {
    return instrument + " on " + source + " and " + deposit;
  }

  private Matcher matched() {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalStateException(name);
    }
    return matcher;
  }
}
