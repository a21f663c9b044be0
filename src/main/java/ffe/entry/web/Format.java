package ffe.entry.web;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How amounts and times read on every page. Times are UTC and say so. */
final class Format {

  static final String NONE = "–";

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Format() {}

  static String clock(Instant at) {
    return CLOCK.format(at);
  }

  static String time(Instant at) {
    return FULL.format(at);
  }

  static String money(Money money) {
    return number(money.amount(), 2) + " " + money.currency().code();
  }

  static String money(Optional<Money> money) {
    return money.map(Format::money).orElse(NONE);
  }

  /** With its sign, so that direction is never told by colour alone. */
  static String signed(Money money) {
    return (money.isPositive() ? "+" : "") + money(money);
  }

  static String signed(Percent percent) {
    String text = number(percent.value(), 2) + " %";
    return percent.value().signum() > 0 ? "+" + text : text;
  }

  static String signed(Optional<Percent> percent) {
    return percent.map(Format::signed).orElse(NONE);
  }

  static String percent(Percent percent) {
    return number(percent.value(), 1) + " %";
  }

  static String price(Price price) {
    return number(price.value(), 2);
  }

  static String price(Optional<Price> price) {
    return price.map(Format::price).orElse(NONE);
  }

  static String confidence(double percent) {
    return Long.toString(Math.round(percent));
  }

  static String number(BigDecimal value, int decimals) {
    String text =
        String.format(
            Locale.ENGLISH,
            "%,." + decimals + "f",
            value.setScale(decimals, RoundingMode.HALF_EVEN));
    return text.replace("-", "−");
  }

  static String age(Duration age) {
    long seconds = age.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
  }

  /** Class of a signed value. */
  static String direction(int signum) {
    return signum > 0 ? "up" : signum < 0 ? "down" : "muted";
  }

  /** A stable code as words: {@code DAILY_LOSS} is daily loss. */
  static String words(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
