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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How amounts and times are written on every page, as the reader's language has them: in English a
 * point before the decimals and commas between thousands, in Portuguese the other way round. Times
 * are UTC and say so, but in a column whose heading does. Minus is the typographic one.
 */
final class Format {

  private static final Set<String> CENTS =
      Set.of("USD", "EUR", "GBP", "CHF", "AUD", "CAD", "USDT", "USDC");
  private static final BigDecimal EXAMPLE = new BigDecimal("0.25");
  private static final String TO_MINUTE = "HH:mm";
  private static final String TO_SECOND = "HH:mm:ss";

  private Format() {}

  private static String utc(String pattern, Instant time) {
    return DateTimeFormatter.ofPattern(pattern, Words.locale())
        .withZone(ZoneOffset.UTC)
        .format(time);
  }

  /** What stands where a value is not known. */
  static String unknown() {
    return Words.of("word.unknown");
  }

  static String none() {
    return Words.of("word.none");
  }

  /** {@code 10,214.37 USD} */
  static String money(Money money) {
    return amount(money) + " " + money.currency();
  }

  static String money(Optional<Money> money) {
    return money.map(Format::money).orElseGet(Format::unknown);
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
    return price.map(Format::price).orElseGet(Format::none);
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
    return percent.map(Format::signed).orElseGet(Format::unknown);
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
    return utc(Words.of("format.time"), time);
  }

  static String time(Optional<Instant> time) {
    return time.map(Format::time).orElseGet(Format::unknown);
  }

  /** {@code 27 Nov 2013 13:50 UTC} */
  static String toMinute(Instant time) {
    return utc(Words.of("format.to-minute"), time);
  }

  /** {@code 27 Nov 2013 13:51:40}, in a column whose heading names the zone. */
  static String timeInColumn(Instant time) {
    return utc(Words.of("format.time-in-column"), time);
  }

  /** {@code 27 Nov 2013 13:50}, in a column whose heading names the zone. */
  static String toMinuteInColumn(Instant time) {
    return utc(Words.of("format.to-minute-in-column"), time);
  }

  /** {@code 2013-11-27}, a risk day. */
  static String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(Words.of("format.day"), Words.locale()).format(day);
  }

  /** {@code 13:50}, beside a clock that names the zone. */
  static String minute(Instant time) {
    return utc(TO_MINUTE, time);
  }

  static String second(Instant time) {
    return utc(TO_SECOND, time);
  }

  /** {@code 13:50} on the day of another time, else {@code 26 Nov 13:50}. */
  static String minute(Instant time, Instant now) {
    boolean sameDay =
        time.atZone(ZoneOffset.UTC).toLocalDate().equals(now.atZone(ZoneOffset.UTC).toLocalDate());
    return utc(sameDay ? TO_MINUTE : Words.of("format.day-minute"), time);
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

  /** A stable code as words: {@code NO_QUORUM} is {@code no quorum}; in no language another. */
  static String words(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A state, a role or the like, in the reader's language where it has a word for it. */
  static String words(Enum<?> one) {
    String family = one.getDeclaringClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-");
    return Words.find("code." + key(family) + "." + key(one.name()))
        .orElseGet(() -> words(one.name()));
  }

  /** {@code Trend flip} of {@code trend-flip} or {@code TREND_FLIP}. */
  static String title(String code) {
    return capital(words(code).replace('-', ' '));
  }

  /** As {@link #title(String)}; vendors as they write themselves. */
  static String analyst(String name) {
    return switch (name) {
      case "openai" -> "OpenAI";
      case "xai" -> "xAI";
      case "deepseek" -> "DeepSeek";
      default -> title(name);
    };
  }

  static String title(Enum<?> one) {
    return capital(words(one));
  }

  /** What somebody had done: {@code Move stop} of {@code MOVE_STOP}. */
  static String act(String name) {
    return Words.of("act." + key(name));
  }

  static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String mebibytes(long bytes) {
    return count(bytes / (1024 * 1024)) + " MB";
  }

  static String size(long bytes) {
    return bytes < 1024 * 1024 ? count(bytes / 1024) + " kB" : mebibytes(bytes);
  }

  private static String sign(BigDecimal value) {
    return value.signum() > 0 ? "+" : "";
  }

  private static String decimal(BigDecimal value, int least, int most) {
    DecimalFormat format = new DecimalFormat("#,##0", symbols());
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    format.setRoundingMode(RoundingMode.HALF_UP);
    BigDecimal rounded = value.setScale(most, RoundingMode.HALF_UP);
    return (rounded.signum() < 0 ? "−" : "") + format.format(rounded.abs());
  }

  /** An amount as somebody would type it: {@code 905.6}, without marks between thousands. */
  static String typed(BigDecimal amount) {
    return amount.toPlainString().replace('.', symbols().getDecimalSeparator());
  }

  /**
   * An amount as typed, with the decimal mark of the reader's language. Marks between thousands are
   * let pass where they stand between thousands; what could mean either is no amount.
   */
  static Optional<BigDecimal> parsed(String typed) {
    String point = Pattern.quote(String.valueOf(symbols().getDecimalSeparator()));
    String comma = Pattern.quote(String.valueOf(symbols().getGroupingSeparator()));
    String whole = "([0-9]{1,12}|[1-9][0-9]{0,2}(?:" + comma + "[0-9]{3}){1,3})";
    Matcher parts =
        Pattern.compile(whole + "(?:" + point + "([0-9]{1,12}))?").matcher(typed.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String digits = parts.group(1).replaceAll(comma, "");
    String decimals = parts.group(2);
    return Optional.of(new BigDecimal(decimals == null ? digits : digits + "." + decimals));
  }

  /**
   * An amount as typed.
   *
   * @throws IllegalArgumentException if it is none
   */
  static BigDecimal amount(String typed) {
    return parsed(typed)
        .orElseThrow(
            () -> new IllegalArgumentException(Words.of("format.no-amount", typed(EXAMPLE))));
  }

  private static DecimalFormatSymbols symbols() {
    return DecimalFormatSymbols.getInstance(Words.locale());
  }
}
