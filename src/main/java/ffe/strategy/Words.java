package ffe.strategy;

import ffe.market.Timeframe;
import ffe.money.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Numbers in an analyst's sentences. */
final class Words {

  private static final int PRICE_DIGITS = 7;

  private Words() {}

  private static final int BRIEF = 60;
  private static final List<String> COUNTS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  /** A count in a sentence. */
  static String count(int count) {
    return count < COUNTS.size() ? COUNTS.get(count) : Integer.toString(count);
  }

  /** How often, in a sentence. */
  static String times(double ratio) {
    return ratio == 2 ? "twice" : plain(ratio) + " times";
  }

  /** A limit as somebody set it. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** What somebody typed, cut short. */
  static String brief(String text) {
    return text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "...";
  }

  static String number(double value, int decimals) {
    return Rounded.toPlaces(value, decimals).toPlainString();
  }

  /** Seven significant digits: finer than any venue's tick, shorter than a double. */
  static Price price(double value) {
    return new Price(Rounded.toDigits(value, PRICE_DIGITS));
  }

  /** A price level in a sentence; unlike a price it need not be positive. */
  static String level(double value) {
    BigDecimal rounded = Rounded.toDigits(value, PRICE_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static String frame(Timeframe timeframe) {
    return switch (timeframe) {
      case M1 -> "minute";
      case M5 -> "5 minutes";
      case M15 -> "15 minutes";
      case H1 -> "hour";
      case H4 -> "4 hours";
      case D1 -> "day";
    };
  }

  /** A length of time in the largest unit that divides it. */
  static String span(Duration length) {
    if (length.equals(Duration.ofMinutes(30))) {
      return "half an hour";
    }
    long minutes = length.toMinutes();
    return minutes % 1_440 == 0
        ? minutes / 1_440 + " days"
        : minutes % 60 == 0 ? minutes / 60 + " hours" : minutes + " minutes";
  }

  /** A ratio as per cent with two decimals. */
  static String percent(double ratio) {
    return number(ratio * 100, 2) + " %";
  }
}
