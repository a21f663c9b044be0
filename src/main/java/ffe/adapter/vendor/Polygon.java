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
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Polygon: last trades of crypto pairs and last quotes of pairs of currencies, of which the middle
 * is taken. A refusal stands in the body's {@code status}.
 */
final class Polygon implements PriceVendor {

  static final String NAME = "polygon";

  /** It counts the minutes behind the candles, 50,000 a page. */
  private static final int PAGES_MAX = 20;

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final Set<String> GOOD = Set.of("OK", "DELAYED", "success");

  private final Wire wire;

  Polygon(Wire wire) {
    this.wire = wire;
  }

  @Override
  public String name() {
    return NAME;
  }

  private static String range(Timeframe timeframe) {
    return switch (timeframe) {
      case M1 -> "1/minute";
      case M5 -> "5/minute";
      case M15 -> "15/minute";
      case H1 -> "1/hour";
      case H4 -> "4/hour";
      case D1 -> "1/day";
    };
  }

  private static String ticker(Instrument instrument) {
    return (Words.isForex(instrument) ? "C:" : "X:")
        + instrument.base().code()
        + instrument.quote().code();
  }

  @Override
  public List<Candle> candles(Span span) {
    String ticker = ticker(span.instrument());
    String first =
        "/v2/aggs/ticker/"
            + ticker
            + "/range/"
            + range(span.timeframe())
            + "/"
            + span.from().toEpochMilli()
            + "/"
            + (span.to().toEpochMilli() - 1)
            + "?adjusted=true&sort=asc&limit=50000";
    return Words.read(
        NAME,
        () -> {
          List<Candle> candles = new ArrayList<>();
          Optional<String> page = Optional.of(first);
          for (int i = 0; page.isPresent(); i++) {
            if (i == PAGES_MAX) {
              throw Words.broken(NAME, "more than " + PAGES_MAX + " pages");
            }
            JsonObject answer = asked(page.get());
            if (!VenueJson.text(answer, "ticker").equals(ticker)) {
              throw Words.broken(NAME, "it is not of " + ticker);
            }
            if (answer.containsKey("results")) {
              VenueJson.array(answer.get("results"), "results").stream()
                  .map(value -> candle(VenueJson.object(value, "result")))
                  .forEach(candles::add);
            }
            page = VenueJson.textIfAny(answer, "next_url").map(Polygon::here);
          }
          return candles;
        });
  }

  /** Never to another host: the key goes along. */
  private static String here(String next) {
    URI uri = URI.create(next);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static Candle candle(JsonObject row) {
    JsonValue trades = row.get("n");
    JsonValue volume = row.get("v");
    return Words.candle(
        Instant.ofEpochMilli(VenueJson.integer(row.get("t"), "t")),
        List.of(
            VenueJson.decimal(row.get("o"), "o"),
            VenueJson.decimal(row.get("h"), "h"),
            VenueJson.decimal(row.get("l"), "l"),
            VenueJson.decimal(row.get("c"), "c")),
        volume == null ? BigDecimal.ZERO : VenueJson.decimal(volume, "v"),
        trades == null ? 1 : VenueJson.integer(trades, "n"));
  }

  @Override
  public VendorPrice last(Instrument instrument) {
    boolean isForex = Words.isForex(instrument);
    String query =
        (isForex ? "/v1/last_quote/currencies/" : "/v1/last/crypto/")
            + instrument.base().code()
            + "/"
            + instrument.quote().code();
    return Words.read(
        NAME,
        () -> {
          JsonObject answer = asked(query);
          Words.checkPair(NAME, instrument, VenueJson.text(answer, "symbol"));
          JsonObject last = VenueJson.object(answer.get("last"), "last");
          BigDecimal price =
              isForex
                  ? VenueJson.decimal(last.get("bid"), "bid")
                      .add(VenueJson.decimal(last.get("ask"), "ask"))
                      .multiply(HALF)
                  : VenueJson.decimal(last.get("price"), "price");
          return new VendorPrice(
              NAME,
              instrument,
              new Price(price),
              Instant.ofEpochMilli(VenueJson.integer(last.get("timestamp"), "timestamp")));
        });
  }

  private JsonObject asked(String query) {
    JsonObject answer =
        VenueJson.object(wire.get(query, Map.of("Authorization", "Bearer " + wire.key())));
    String status = VenueJson.textIfAny(answer, "status").orElse("");
    if (GOOD.contains(status)) {
      return answer;
    }
    String words =
        VenueJson.textIfAny(answer, "error")
            .or(() -> VenueJson.textIfAny(answer, "message"))
            .orElse("");
    Reason reason =
        switch (status) {
          case "NOT_FOUND" -> Reason.NOT_TOLD;
          case "NOT_AUTHORIZED" -> Reason.KEY;
          // its word for too many requests, and for little else
          case "ERROR" -> Reason.QUOTA;
          default -> Reason.BROKEN;
        };
    throw VendorException.of(reason, NAME + " answered with status " + status + Wire.said(words));
  }
}
