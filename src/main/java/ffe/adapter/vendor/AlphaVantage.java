package ffe.adapter.vendor;

import ffe.adapter.vendor.VendorException.Reason;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.VendorPrice;
import ffe.money.Price;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Alpha Vantage: pairs of currencies, and crypto pairs in a currency. It answers every question
 * with status 200; a refusal is an object with a {@code Note}, {@code Information} or {@code Error
 * Message} in the place of data. The key stands in the address, and its refusals repeat it.
 */
final class AlphaVantage implements PriceVendor {

  static final String NAME = "alphavantage";

  private static final String META = "Meta Data";
  private static final String SERIES = "Time Series";

  private final Wire wire;

  AlphaVantage(Wire wire) {
    this.wire = wire;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** A span that begins before all it tells is not told. */
  @Override
  public List<Candle> candles(Span span) {
    Instrument instrument = span.instrument();
    if (!Words.isNational(instrument.quote().code())) {
      throw Words.notTold(NAME, "prices in " + instrument.quote());
    }
    String query = question(span.timeframe(), instrument);
    return Words.read(
        NAME,
        () -> {
          JsonObject answer = asked(query);
          check(instrument, VenueJson.object(answer.get(META), META));
          List<Candle> candles = new ArrayList<>();
          series(answer)
              .forEach(
                  (time, row) ->
                      candles.add(candle(Words.time(time), VenueJson.object(row, time))));
          candles.sort(Comparator.comparing(Candle::opensAt));
          if (candles.isEmpty() || candles.get(0).opensAt().isAfter(span.from())) {
            throw Words.notTold(NAME, instrument + " as far back as " + span.from());
          }
          return candles;
        });
  }

  private static String question(Timeframe timeframe, Instrument instrument) {
    boolean isForex = Words.isForex(instrument);
    String base = instrument.base().code();
    String quote = instrument.quote().code();
    String pair =
        isForex
            ? "&from_symbol=" + base + "&to_symbol=" + quote
            : "&symbol=" + base + "&market=" + quote;
    if (timeframe == Timeframe.D1) {
      return (isForex ? "FX_DAILY" : "DIGITAL_CURRENCY_DAILY") + pair + "&outputsize=full";
    }
    return (isForex ? "FX_INTRADAY" : "CRYPTO_INTRADAY")
        + pair
        + "&outputsize=full&interval="
        + interval(timeframe);
  }

  private static String interval(Timeframe timeframe) {
    return switch (timeframe) {
      case M1 -> "1min";
      case M5 -> "5min";
      case M15 -> "15min";
      case H1 -> "60min";
      case H4, D1 -> throw Words.notTold(NAME, "candles of " + timeframe.label());
    };
  }

  /** Fields are numbered, and differently from function to function. */
  private static void check(Instrument wanted, JsonObject meta) {
    boolean isForex = Words.isForex(wanted);
    String base = field(meta, isForex ? "From Symbol" : "Digital Currency Code");
    String quote = field(meta, isForex ? "To Symbol" : "Market Code");
    Words.checkPair(NAME, wanted, base + "/" + quote);
    String zone = field(meta, "Time Zone");
    if (!zone.startsWith("UTC")) {
      throw Words.broken(NAME, "its times are of " + VenueJson.shown(zone));
    }
  }

  private static String field(JsonObject object, String title) {
    return object.keySet().stream()
        .filter(name -> name.replaceFirst("^[0-9]+[.:] ", "").equals(title))
        .findFirst()
        .map(name -> VenueJson.text(object, name))
        .orElseThrow(() -> Words.broken(NAME, "it has no " + title));
  }

  private static JsonObject series(JsonObject answer) {
    return answer.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(SERIES))
        .findFirst()
        .map(entry -> VenueJson.object(entry.getValue(), SERIES))
        .orElseThrow(() -> Words.broken(NAME, "it has no " + SERIES));
  }

  private static Candle candle(Instant opensAt, JsonObject row) {
    JsonValue volume = row.get("5. volume");
    return Words.candle(
        opensAt,
        List.of(
            VenueJson.decimal(row.get("1. open"), "open"),
            VenueJson.decimal(row.get("2. high"), "high"),
            VenueJson.decimal(row.get("3. low"), "low"),
            VenueJson.decimal(row.get("4. close"), "close")),
        volume == null ? BigDecimal.ZERO : VenueJson.decimal(volume, "volume"),
        1);
  }

  @Override
  public VendorPrice last(Instrument instrument) {
    String base = instrument.base().code();
    String quote = instrument.quote().code();
    String query = "CURRENCY_EXCHANGE_RATE&from_currency=" + base + "&to_currency=" + quote;
    return Words.read(
        NAME,
        () -> {
          String name = "Realtime Currency Exchange Rate";
          JsonObject rate = VenueJson.object(asked(query).get(name), name);
          String told = field(rate, "From_Currency Code") + "/" + field(rate, "To_Currency Code");
          Words.checkPair(NAME, instrument, told);
          if (!field(rate, "Time Zone").equals("UTC")) {
            throw Words.broken(NAME, "its time is not of UTC");
          }
          return new VendorPrice(
              NAME,
              instrument,
              Price.of(field(rate, "Exchange Rate")),
              Words.time(field(rate, "Last Refreshed")));
        });
  }

  private JsonObject asked(String function) {
    JsonObject answer =
        VenueJson.object(
            wire.get(
                "/query?function=" + function + "&apikey=" + Words.encoded(wire.key()), Map.of()));
    refusal(answer, "Note", Reason.QUOTA);
    refusal(answer, "Information", Reason.QUOTA);
    refusal(answer, "Error Message", Reason.NOT_TOLD);
    return answer;
  }

  private static void refusal(JsonObject answer, String field, Reason reason) {
    if (answer.containsKey(field)) {
      String words = Wire.said(VenueJson.textIfAny(answer, field).orElse(""));
      throw VendorException.of(reason, NAME + " answered with a " + field + words);
    }
  }
}
