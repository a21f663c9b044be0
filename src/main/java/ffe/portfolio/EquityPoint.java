package ffe.portfolio;

import ffe.money.Money;
import java.time.Instant;

/**
 * One point of the equity curve.
 *
 * @param equity what the account is worth, in its reporting currency
 * @param hold what {@link BuyAndHold} of the first deposit would be worth
 */
public record EquityPoint(Instant at, Money equity, Money hold) {}
