package ffe.adapter.vendor;

import ffe.adapter.vendor.VendorException.Reason;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.money.Price;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How vendors write, as far as it is alike. */
final class Words {

  /** Codes of national currencies; a pair of two of them is no crypto pair. */
  private static final Set<String> NATIONAL =
      Set.of(
          "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK",
          "HUF", "TRY", "ZAR", "MXN", "BRL", "CNH", "CNY", "HKD", "SGD", "INR", "KRW", "THB");

  private Words() {}

  static boolean isNational(String code) {
    return NATIONAL.contains(code);
  }

  static boolean isForex(Instrument instrument) {
    return isNational(instrument.base().code()) && isNational(instrument.quote().code());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Reads; what cannot be read is broken. */
  static <T> T read(String vendor, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (VenueException | DateTimeException | IllegalArgumentException e) {
      throw broken(vendor, String.valueOf(e.getMessage()));
    }
  }

  static VendorException broken(String vendor, String why) {
    return VendorException.of(Reason.BROKEN, vendor + "'s answer cannot be used: " + why);
  }

  static VendorException notTold(String vendor, Object what) {
    return VendorException.of(Reason.NOT_TOLD, vendor + " does not tell " + what);
  }

  /**
   * @throws VendorException where the answer is of another pair
   */
  static void checkPair(String vendor, Instrument wanted, String told) {
    if (!Instrument.parse(told).filter(wanted::equals).isPresent()) {
      throw broken(vendor, "asked for " + wanted + " it told of " + VenueJson.shown(told));
    }
  }

  static Price price(@Nullable JsonValue value, String name) {
    return new Price(VenueJson.decimal(value, name));
  }

  /** {@code 2026-11-23 21:00:00} or {@code 2026-11-23}, in UTC. */
  static Instant time(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
        : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }

  /**
   * A candle in which there was a price, whatever the vendor counts.
   *
   * @param ohlc its four prices
   */
  static Candle candle(Instant opensAt, List<BigDecimal> ohlc, BigDecimal volume, long trades) {
    return new Candle(
        opensAt,
        ohlc.get(0).doubleValue(),
        ohlc.get(1).doubleValue(),
        ohlc.get(2).doubleValue(),
        ohlc.get(3).doubleValue(),
        volume.doubleValue(),
        (int) Math.min(Integer.MAX_VALUE, Math.max(1, trades)));
  }
}
