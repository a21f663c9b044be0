package ffe.entry.web;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How amounts and times are written on every page. Times are UTC; where a time stands alone its
 * zone is printed. Minus is the typographic one, thousands have commas.
 */
final class Format {

  /** What stands where a value is not known. */
  static final String UNKNOWN = "unknown";

  private static final Set<String> CENTS = Set.of("USD", "EUR", "GBP", "CHF", "AUD", "CAD");
  private static final DateTimeFormatter FULL = pattern("d MMM yyyy HH:mm:ss 'UTC'");
  private static final DateTimeFormatter TO_MINUTE = pattern("d MMM yyyy HH:mm 'UTC'");
  private static final DateTimeFormatter MINUTE = pattern("HH:mm");
  private static final DateTimeFormatter SECOND = pattern("HH:mm:ss");
  private static final DateTimeFormatter DAY_MINUTE = pattern("d MMM HH:mm");

  private Format() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** {@code 10,214.37 USD} */
  static String money(Money money) {
    return amount(money) + " " + money.currency();
  }

  static String money(Optional<Money> money) {
    return money.map(Format::money).orElse(UNKNOWN);
  }

  /** {@code 10,214.37} */
  static String amount(Money money) {
    return CENTS.contains(money.currency().code())
        ? decimal(money.amount(), 2, 2)
        : decimal(money.amount(), 2, 8);
  }

  /** {@code +18.27}; nothing before a zero. */
  static String signed(Money money) {
    return sign(money.amount()) + amount(money);
  }

  /** At least two decimals, all there are: {@code 905.60}. */
  static String price(Price price) {
    return decimal(price.value(), 2, 8);
  }

  static String price(Optional<Price> price) {
    return price.map(Format::price).orElse("none");
  }

  static String price(double price) {
    return decimal(BigDecimal.valueOf(price), 2, 8);
  }

  /** {@code 0.8521} */
  static String quantity(Quantity quantity) {
    return decimal(quantity.value(), 0, 8);
  }

  /** At most four decimals, rounded down, where the exact one stands near. */
  static String brief(Quantity quantity) {
    BigDecimal cut = quantity.value().setScale(4, RoundingMode.DOWN);
    return cut.signum() == 0 ? quantity(quantity) : decimal(cut, 0, 4);
  }

  static String quantity(Quantity quantity, Currency base) {
    return quantity(quantity) + " " + base;
  }

  /** {@code 1.8 %} */
  static String percent(Percent percent, int decimals) {
    return decimal(percent.value(), decimals, decimals) + " %";
  }

  /** A limit as it was written: {@code 10 %}. */
  static String limit(Percent percent) {
    return decimal(percent.value(), 0, 2) + " %";
  }

  /** {@code +2.14 %} */
  static String signed(Percent percent) {
    BigDecimal shown = percent.value().setScale(2, RoundingMode.HALF_UP);
    return sign(shown) + decimal(shown, 2, 2) + " %";
  }

  static String signed(Optional<Percent> percent) {
    return percent.map(Format::signed).orElse(UNKNOWN);
  }

  /** The class that colours a signed amount; the sign says the same. */
  static String tone(Optional<Percent> percent) {
    return tone(percent.map(p -> p.value().setScale(2, RoundingMode.HALF_UP).signum()).orElse(0));
  }

  static String tone(int signum) {
    return signum > 0 ? "up" : signum < 0 ? "down" : "";
  }

  /** A probability of 0 to 1 as 0 to 100. */
  static String confidence(double percent) {
    return Long.toString(Math.round(percent));
  }

  /** {@code 1,094} */
  static String count(long number) {
    return decimal(BigDecimal.valueOf(number), 0, 0);
  }

  static String number(double number, int decimals) {
    return decimal(BigDecimal.valueOf(number), decimals, decimals);
  }

  /** {@code 27 Nov 2013 13:51:40 UTC} */
  static String time(Instant time) {
    return FULL.format(time);
  }

  static String time(Optional<Instant> time) {
    return time.map(Format::time).orElse(UNKNOWN);
  }

  /** {@code 27 Nov 2013 13:50 UTC} */
  static String toMinute(Instant time) {
    return TO_MINUTE.format(time);
  }

  /** {@code 13:50}, beside a clock that names the zone. */
  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  static String second(Instant time) {
    return SECOND.format(time);
  }

  /** {@code 13:50} on the day of another time, else {@code 26 Nov 13:50}. */
  static String minute(Instant time, Instant now) {
    boolean sameDay =
        time.atZone(ZoneOffset.UTC).toLocalDate().equals(now.atZone(ZoneOffset.UTC).toLocalDate());
    return sameDay ? MINUTE.format(time) : DAY_MINUTE.format(time);
  }

  /** {@code 4 s}, {@code 12 min}, {@code 3 h 20 min}, {@code 2 d 4 h} */
  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    } else if (seconds < 7_200) {
      return seconds / 60 + " min";
    } else if (seconds < 172_800) {
      long minutes = seconds % 3_600 / 60;
      return seconds / 3_600 + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
    long hours = seconds % 86_400 / 3_600;
    return seconds / 86_400 + " d" + (hours == 0 ? "" : " " + hours + " h");
  }

  /** A stable code as words: {@code NO_QUORUM} is {@code no quorum}. */
  static String words(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code Trend flip} of {@code trend-flip} or {@code TREND_FLIP}. */
  static String title(String code) {
    String words = words(code).replace('-', ' ');
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  static String mebibytes(long bytes) {
    return count(bytes / (1024 * 1024)) + " MB";
  }

  private static String sign(BigDecimal value) {
    return value.signum() > 0 ? "+" : "";
  }

  private static String decimal(BigDecimal value, int least, int most) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    format.setRoundingMode(RoundingMode.HALF_UP);
    BigDecimal rounded = value.setScale(most, RoundingMode.HALF_UP);
    return (rounded.signum() < 0 ? "−" : "") + format.format(rounded.abs());
  }

  /**
   * An amount as typed.
   *
   * @throws IllegalArgumentException if it is none
   */
  static BigDecimal amount(String typed) {
    String text = typed.strip();
    if (!text.matches("\\d{1,12}(\\.\\d{1,8})?")) {
      throw new IllegalArgumentException("an amount is a number such as 10000 or 0.25");
    }
    return new BigDecimal(text);
  }
}
