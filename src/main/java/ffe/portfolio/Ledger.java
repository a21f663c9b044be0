package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.order.Fill;
import ffe.order.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The double-entry books of one account with first-in-first-out lots. Immutable; safe to share.
 *
 * <p>Between any two bookings and at any prices, for an account whose events are all in its
 * reporting currency, this holds exactly:
 *
 * <pre>equity - deposits() = realised() + unrealised</pre>
 *
 * where equity is cash plus the value of positions, and unrealised is that value less {@link
 * Position#cost()}, which has no fees in it. A fee is spent the moment it is paid, so {@link
 * #realised()} is already less the entry fees of lots still open: it is the sum of the profits of
 * all round trips less {@link #openFees()} and less what financing has cost.
 *
 * <p>Bookings that break a rule are bugs of the caller and throw {@link IllegalStateException} with
 * the rule and the values: an event id booked before, a fill that closes more than is open, a fee
 * that is neither in the base nor in the quote currency; in a cash account also a sale above the
 * holding, cash below zero, financing. Nothing is changed then.
 */
public final class Ledger {

  private final Account account;
  private final long events;
  private final EventMemory memory;
  private final SortedMap<String, Money> balances;
  private final SortedMap<Instrument, Holding> holdings;
  private final SortedMap<Currency, Tally> tallies;

  private Ledger(
      Ledger before,
      EventMemory memory,
      SortedMap<String, Money> balances,
      SortedMap<Instrument, Holding> holdings,
      SortedMap<Currency, Tally> tallies) {
    this.account = before.account;
    this.events = before.events + 1;
    this.memory = memory;
    this.balances = balances;
    this.holdings = holdings;
    this.tallies = tallies;
  }

  private Ledger(Account account) {
    this.account = account;
    this.events = 0;
    this.memory = EventMemory.EMPTY;
    this.balances = new TreeMap<>();
    this.holdings = new TreeMap<>();
    this.tallies = new TreeMap<>();
  }

  public static Ledger empty(Account account) {
    return new Ledger(account);
  }

  /** The books after all these events in their order. */
  public static Ledger replay(Account account, List<LedgerEvent> events) {
    Ledger ledger = empty(account);
    for (LedgerEvent event : events) {
      ledger = ledger.book(event).ledger();
    }
    return ledger;
  }

  /**
   * @throws IllegalStateException if the event breaks a rule named in the class comment
   */
  public Booked book(LedgerEvent event) {
    EventMemory remembered = memory.with(event);
    return event.fold(
        deposit -> deposit(deposit, remembered),
        filled -> {
          Fill fill = filled.fill();
          Execution execution = Execution.of(fill);
          boolean mayOpen = fill.side() == Side.BUY || account.margin().isPresent();
          return mayOpen && holding(fill.instrument()).opens(fill)
              ? open(execution, remembered)
              : close(execution, remembered);
        },
        financed -> finance(financed, remembered));
  }

  private Booked deposit(LedgerEvent.Deposited deposit, EventMemory remembered) {
    LedgerEntry entry =
        new LedgerEntry(
            deposit.id(),
            deposit.at(),
            "deposit",
            List.of(
                new Posting(Posting.CASH, deposit.amount()),
                new Posting(Posting.DEPOSITS, deposit.amount().negated())));
    Ledger next = new Ledger(this, remembered, posted(entry), holdings, tallies);
    return new Booked(next, entry, List.of());
  }

  private Booked finance(LedgerEvent.Financed financed, EventMemory remembered) {
    if (account.margin().isEmpty()) {
      throw new IllegalStateException("a cash account is not financed: " + financed.id());
    }
    Money amount = financed.amount();
    LedgerEntry entry =
        new LedgerEntry(
            financed.id(),
            financed.at(),
            "financing",
            List.of(
                new Posting(Posting.CASH, amount.negated()),
                new Posting(Posting.FINANCING, amount)));
    Money noGain = Money.zero(amount.currency());
    Ledger next = new Ledger(this, remembered, posted(entry), holdings, tallied(noGain, amount));
    return new Booked(next, entry, List.of());
  }

  private Booked open(Execution execution, EventMemory remembered) {
    LedgerEntry entry = execution.entry();
    Instrument instrument = execution.fill().instrument();
    Money noGain = Money.zero(instrument.quote());
    Ledger next =
        new Ledger(
            this,
            remembered,
            posted(entry),
            with(holding(instrument).open(execution)),
            tallied(noGain, execution.fee()));
    return new Booked(next, entry, List.of());
  }

  private Booked close(Execution execution, EventMemory remembered) {
    LedgerEntry entry = execution.entry();
    Instrument instrument = execution.fill().instrument();
    Holding.Closing closing = holding(instrument).close(execution);
    Money gain =
        closing.closed().stream()
            .map(RoundTrip::gross)
            .reduce(Money.zero(instrument.quote()), Money::plus);
    Ledger next =
        new Ledger(
            this, remembered, posted(entry), with(closing.rest()), tallied(gain, execution.fee()));
    return new Booked(next, entry, closing.closed());
  }

  private SortedMap<String, Money> posted(LedgerEntry entry) {
    SortedMap<String, Money> next = new TreeMap<>(balances);
    for (Posting posting : entry.postings()) {
      next.merge(key(posting.book(), posting.amount().currency()), posting.amount(), Money::plus);
    }
    for (Posting posting : entry.postings()) {
      Currency currency = posting.amount().currency();
      Money cash = next.getOrDefault(key(Posting.CASH, currency), Money.zero(currency));
      if (cash.isNegative() && account.margin().isEmpty()) {
        throw new IllegalStateException(
            "cash is never negative: " + entry.id() + " would leave " + cash);
      }
    }
    next.values().removeIf(Money::isZero);
    return next;
  }

  private SortedMap<Instrument, Holding> with(Holding holding) {
    SortedMap<Instrument, Holding> next = new TreeMap<>(holdings);
    if (holding.lots().isEmpty()) {
      next.remove(holding.instrument());
    } else {
      next.put(holding.instrument(), holding);
    }
    return next;
  }

  private SortedMap<Currency, Tally> tallied(Money gross, Money fees) {
    SortedMap<Currency, Tally> next = new TreeMap<>(tallies);
    next.put(gross.currency(), tally(gross.currency()).plus(gross, fees));
    return next;
  }

  private static String key(String book, Currency currency) {
    return book + " " + currency;
  }

  private Holding holding(Instrument instrument) {
    return holdings.getOrDefault(instrument, new Holding(instrument, Side.BUY, List.of()));
  }

  private Tally tally(Currency currency) {
    return tallies.getOrDefault(currency, Tally.zero(currency));
  }

  public Account account() {
    return account;
  }

  /** How many events were booked. */
  public long events() {
    return events;
  }

  /**
   * @param book one of {@link Posting#BOOKS}
   */
  public Money balance(String book, Currency currency) {
    if (!Posting.BOOKS.contains(book)) {
      throw new IllegalArgumentException("a book is one of " + Posting.BOOKS + ": " + book);
    }
    return balances.getOrDefault(key(book, currency), Money.zero(currency));
  }

  /** Money that can be spent; below zero only where a margin account borrows it. */
  public Money cash(Currency currency) {
    return balance(Posting.CASH, currency);
  }

  /** All cash balances other than zero, by currency. */
  public List<Money> cash() {
    return balances.entrySet().stream()
        .filter(balance -> balance.getKey().startsWith(Posting.CASH + " "))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Empty when nothing is held. */
  public Optional<Position> position(Instrument instrument) {
    return holding(instrument).position();
  }

  /** Open positions, sorted by instrument. */
  public List<Position> positions() {
    return holdings.values().stream().flatMap(held -> held.position().stream()).toList();
  }

  /** Open lots, in the order in which they will be closed. */
  public List<Lot> lots(Instrument instrument) {
    return holding(instrument).lots();
  }

  /**
   * Earned in the reporting currency: proceeds less cost of all that was sold, less all fees paid.
   * Results of instruments with another quote currency are not in it, see {@link
   * #realised(Currency)}.
   */
  public Money realised() {
    return realised(account.reportingCurrency());
  }

  /** As {@link #realised()}, of instruments quoted in this currency. */
  public Money realised(Currency quote) {
    return tally(quote).net();
  }

  /** Fees paid so far on instruments quoted in the reporting currency, financing included. */
  public Money fees() {
    return fees(account.reportingCurrency());
  }

  /**
   * Fees paid so far on instruments with this quote currency; those taken in a base currency with
   * their value at the price of their fill. What was paid in each currency itself is the balance of
   * the book {@link Posting#FEES}.
   */
  public Money fees(Currency quote) {
    return tally(quote).fees();
  }

  /** The part of {@link #fees()} that belongs to lots still open. */
  public Money openFees() {
    Currency quote = account.reportingCurrency();
    return holdings.values().stream()
        .filter(held -> held.instrument().quote().equals(quote))
        .map(Holding::fees)
        .reduce(Money.zero(quote), Money::plus);
  }

  /** What was put in, in the reporting currency. */
  public Money deposits() {
    return deposits(account.reportingCurrency());
  }

  public Money deposits(Currency currency) {
    return balance(Posting.DEPOSITS, currency).negated();
  }

  /** Everything in canonical form, for comparison and for records. */
  public LedgerState state() {
    SortedMap<String, List<Lot>> lots = new TreeMap<>();
    holdings.forEach((instrument, held) -> lots.put(instrument.name(), held.lots()));
    SortedMap<String, Tally> totals = new TreeMap<>();
    tallies.forEach((currency, tally) -> totals.put(currency.code(), tally));
    return new LedgerState(account, events, balances, lots, totals);
  }
}
