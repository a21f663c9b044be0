package ffe.desk;

import ffe.market.Instrument;
import ffe.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A paper account as it was opened: what it trades, from whose prices, with how much.
 *
 * @param name 1 to 24 lower-case letters, digits and hyphens, starting with a letter; one that was
 *     reset goes on under a name that ends in {@code -r2}, {@code -r3} ...
 * @param source name of the market source: {@code tape}, {@code kraken}
 * @param instruments what it trades over one ledger, 1 to {@value #INSTRUMENTS_MAX}, sorted
 * @param deposit in the quote currency of all of them
 */
public record AccountPlan(String name, String source, List<Instrument> instruments, Money deposit) {

  /** Each has a feed of its own and its candles in memory. */
  public static final int INSTRUMENTS_MAX = 20;

  private static final Pattern NAME =
      Pattern.compile("([a-z][a-z0-9-]{0,23}?)(?:-r([1-9]\\d{0,3}))?");

  public AccountPlan {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an account's name is 1 to 24 lower-case letters, digits or hyphens, a letter first");
    }
    instruments = List.copyOf(new TreeSet<>(instruments));
    if (instruments.isEmpty() || instruments.size() > INSTRUMENTS_MAX) {
      throw new IllegalArgumentException(
          "an account trades 1 to " + INSTRUMENTS_MAX + " instruments: " + instruments.size());
    }
    for (Instrument instrument : instruments) {
      if (!deposit.currency().equals(instrument.quote())) {
        throw new IllegalArgumentException(
            "a deposit in " + deposit.currency().code() + " cannot trade " + instrument);
      }
    }
  }

  public AccountPlan(String name, String source, Instrument instrument, Money deposit) {
    this(name, source, List.of(instrument), deposit);
  }

  public boolean trades(Instrument instrument) {
    return instruments.contains(instrument);
  }

  /** The same with one instrument more. */
  AccountPlan with(Instrument more) {
    List<Instrument> all = new ArrayList<>(instruments);
    all.add(more);
    return new AccountPlan(name, source, all, deposit);
  }

  /** The same without one of its instruments. */
  AccountPlan without(Instrument one) {
    return new AccountPlan(
        name, source, instruments.stream().filter(i -> !i.equals(one)).toList(), deposit);
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
    return new AccountPlan(root() + "-r" + (generation() + 1), source, instruments, deposit);
  }

  /** True when it does what another plan asks for, whatever its name and what it trades beside. */
  boolean does(AccountPlan other) {
    return source.equals(other.source)
        && deposit.equals(other.deposit)
        && instruments.containsAll(other.instruments);
  }

  /** What it trades and with how much, in words. */
  String terms() {
    return Instrument.names(instruments) + " on " + source + " and " + deposit;
  }

  private Matcher matched() {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalStateException(name);
    }
    return matcher;
  }
}
