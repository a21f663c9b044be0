package ffe.market;

import ffe.money.Bps;
import ffe.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * What another than the traded source says an instrument was worth, and how it is compared.
 *
 * @param apartMax how far the last price may be from it, in basis points of it
 * @param ageMax older, it is not compared
 */
public record SecondPrice(VendorPrice told, Bps apartMax, Duration ageMax) {

  private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

  /** Where the session clock is behind the vendor's, none. */
  public Duration age(Instant now) {
    Duration age = Duration.between(told.at(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  public boolean isStale(Instant now) {
    return age(now).compareTo(ageMax) > 0;
  }

  /** Exact: no division. */
  public boolean agreesWith(Price last) {
    BigDecimal limit = apartMax.value().multiply(told.price().value());
    return apart(last).multiply(WHOLE).compareTo(limit) <= 0;
  }

  /** Basis points of the second price, up to the next hundredth. */
  public Bps apartBps(Price last) {
    return new Bps(apart(last).multiply(WHOLE).divide(told.price().value(), 2, RoundingMode.UP));
  }

  private BigDecimal apart(Price last) {
    return last.value().subtract(told.price().value()).abs();
  }
}
