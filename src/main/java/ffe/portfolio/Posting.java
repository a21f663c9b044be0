package ffe.portfolio;

import ffe.money.Money;
import java.util.List;

/**
 * One amount added to (or, negative, taken from) one book.
 *
 * @param book one of {@link #BOOKS}
 * @param amount never zero
 */
public record Posting(String book, Money amount) {

  /** Money that can be spent; on margin below zero where it is borrowed. */
  public static final String CASH = "cash";

  /** Units of base assets held through trades; below zero where they are owed. */
  public static final String HOLDINGS = "holdings";

  /** Clearing with the exchange: what was given is positive, what was got is negative. */
  public static final String TRADING = "trading";

  /** Fees paid so far, each in its own currency. */
  public static final String FEES = "fees";

  /** Equity side: what the owner put in, as a negative balance. */
  public static final String DEPOSITS = "deposits";

  /** Paid for holding on margin so far; what was paid to the account is taken off. */
  public static final String FINANCING = "financing";

  public static final List<String> BOOKS =
      List.of(CASH, HOLDINGS, TRADING, FEES, DEPOSITS, FINANCING);

  public Posting {
    if (!BOOKS.contains(book) || amount.isZero()) {
      throw new IllegalArgumentException(
          "a posting moves an amount in one of " + BOOKS + ": " + book + " " + amount);
    }
  }
}
