package ffe.adapter.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An instant as vendors write it: seconds, milli-, micro- or nanoseconds since 1970, told apart by
 * their size, or ISO 8601, without a zone in UTC.
 */
final class Stamp {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}(\\.[0-9]{1,9})?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME =
      Pattern.compile(DAY + "[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?");
  private static final Pattern ZONED =
      Pattern.compile(TIME + "(Z| ?UTC|[+-][0-9]{2}:[0-9]{2}|[+-]00)");

  /** From here on a number is milliseconds: seconds would be after the year 5000. */
  private static final BigDecimal MILLIS = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  private Stamp() {}

  /** To the microsecond; empty when it is no instant from 1970 to 2100. */
  static Optional<Instant> parse(String text) {
    try {
      return read(text)
          .map(t -> t.truncatedTo(ChronoUnit.MICROS))
          .filter(t -> t.isAfter(Instant.EPOCH) && t.isBefore(LAST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> read(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(number(new BigDecimal(text)));
    } else if (DAY.matcher(text).matches()) {
      return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } else if (TIME.matcher(text).matches()) {
      return Optional.of(LocalDateTime.parse(iso(text)).toInstant(ZoneOffset.UTC));
    } else if (ZONED.matcher(text).matches()) {
      String zoned = text.replaceFirst(" ?UTC$|[+-]00$", "Z");
      return Optional.of(OffsetDateTime.parse(iso(zoned)).toInstant());
    }
    return Optional.empty();
  }

  private static String iso(String text) {
    return text.replace(' ', 'T');
  }

  private static Instant number(BigDecimal value) {
    BigDecimal seconds = value;
    BigDecimal limit = MILLIS;
    while (value.compareTo(limit) >= 0) {
      seconds = seconds.movePointLeft(3);
      limit = limit.multiply(THOUSAND);
    }
    long whole = seconds.longValue();
    return Instant.ofEpochSecond(
        whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
  }
}
