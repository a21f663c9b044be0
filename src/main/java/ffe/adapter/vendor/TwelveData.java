package ffe.adapter.vendor;

import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.VendorPrice;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Twelve Data: pairs of currencies and of crypto. A refusal stands in the body's {@code code}. */
final class TwelveData implements PriceVendor {

  static final String NAME = "twelvedata";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Wire wire;

  TwelveData(Wire wire) {
    this.wire = wire;
  }

  @Override
  public String name() {
    return NAME;
  }

  private static String interval(Timeframe timeframe) {
    return switch (timeframe) {
      case M1 -> "1min";
      case M5 -> "5min";
      case M15 -> "15min";
      case H1 -> "1h";
      case H4 -> "4h";
      case D1 -> "1day";
    };
  }

  private static String symbol(Instrument instrument) {
    return instrument.base().code() + "/" + instrument.quote().code();
  }

  @Override
  public List<Candle> candles(Span span) {
    String query =
        "/time_series?symbol="
            + Words.encoded(symbol(span.instrument()))
            + "&interval="
            + interval(span.timeframe())
            + "&timezone=UTC&order=asc&outputsize="
            + Span.CANDLES_MAX
            + "&start_date="
            + Words.encoded(TIME.format(span.from()))
            + "&end_date="
            + Words.encoded(TIME.format(span.to().minusSeconds(1)));
    return Words.read(
        NAME,
        () -> {
          JsonObject answer = asked(query);
          JsonObject meta = VenueJson.object(answer.get("meta"), "meta");
          Words.checkPair(NAME, span.instrument(), VenueJson.text(meta, "symbol"));
          return VenueJson.array(answer.get("values"), "values").stream()
              .map(value -> candle(VenueJson.object(value, "value")))
              .toList();
        });
  }

  private static Candle candle(JsonObject row) {
    JsonValue volume = row.get("volume");
    return Words.candle(
        Words.time(VenueJson.text(row, "datetime")),
        List.of(
            VenueJson.decimal(row.get("open"), "open"),
            VenueJson.decimal(row.get("high"), "high"),
            VenueJson.decimal(row.get("low"), "low"),
            VenueJson.decimal(row.get("close"), "close")),
        volume == null ? BigDecimal.ZERO : VenueJson.decimal(volume, "volume"),
        1);
  }

  /** By the exchange rate: the price alone comes without its time. */
  @Override
  public VendorPrice last(Instrument instrument) {
    String query = "/exchange_rate?symbol=" + Words.encoded(symbol(instrument));
    return Words.read(
        NAME,
        () -> {
          JsonObject answer = asked(query);
          Words.checkPair(NAME, instrument, VenueJson.text(answer, "symbol"));
          return new VendorPrice(
              NAME,
              instrument,
              Words.price(answer.get("rate"), "rate"),
              Instant.ofEpochSecond(VenueJson.integer(answer.get("timestamp"), "timestamp")));
        });
  }

  private JsonObject asked(String query) {
    JsonObject answer =
        VenueJson.object(wire.get(query, Map.of("Authorization", "apikey " + wire.key())));
    if (answer.containsKey("code")) {
      int code = (int) Math.min(999, VenueJson.integer(answer.get("code"), "code"));
      throw VendorException.of(
          Wire.reason(code),
          NAME
              + " answered with code "
              + code
              + Wire.said(VenueJson.textIfAny(answer, "message").orElse("")));
    }
    return answer;
  }
}
