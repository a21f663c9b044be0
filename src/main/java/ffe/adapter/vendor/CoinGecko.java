package ffe.adapter.vendor;

import ffe.adapter.vendor.VendorException.Reason;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.VendorPrice;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * CoinGecko: coins, known by ids of its own, in a currency. Its candles have half an hour for a day
 * back and four hours for thirty days, no volume, and tell their close; longer ones are made of
 * them. It has a demo key, a paid one at another address, and answers without any.
 */
final class CoinGecko implements PriceVendor {

  static final String NAME = "coingecko";

  /** Several coins share a code; these are the ones that venues mean by it. */
  private static final Map<String, String> IDS =
      Map.ofEntries(
          Map.entry("BTC", "bitcoin"),
          Map.entry("ETH", "ethereum"),
          Map.entry("SOL", "solana"),
          Map.entry("XRP", "ripple"),
          Map.entry("ADA", "cardano"),
          Map.entry("DOGE", "dogecoin"),
          Map.entry("LTC", "litecoin"),
          Map.entry("BCH", "bitcoin-cash"),
          Map.entry("DOT", "polkadot"),
          Map.entry("LINK", "chainlink"),
          Map.entry("AVAX", "avalanche-2"),
          Map.entry("XLM", "stellar"),
          Map.entry("UNI", "uniswap"),
          Map.entry("AAVE", "aave"),
          Map.entry("BNB", "binancecoin"),
          Map.entry("TRX", "tron"));

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Duration FOUR_HOURS = Duration.ofHours(4);

  private final Wire wire;
  private final InstantSource clock;

  CoinGecko(Wire wire, InstantSource clock) {
    this.wire = wire;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  private static String id(Instrument instrument) {
    String quote = instrument.quote().code();
    if (!Words.isNational(quote)) {
      throw Words.notTold(NAME, "prices in " + quote);
    }
    return Optional.ofNullable(IDS.get(instrument.base().code()))
        .orElseThrow(() -> Words.notTold(NAME, instrument));
  }

  private static String currency(Instrument instrument) {
    return instrument.quote().code().toLowerCase(Locale.ROOT);
  }

  /** A span that begins before all it tells is not told. */
  @Override
  public List<Candle> candles(Span span) {
    Timeframe timeframe = span.timeframe();
    if (timeframe.compareTo(Timeframe.H1) < 0) {
      throw Words.notTold(NAME, "candles of " + timeframe.label());
    }
    Duration back = Duration.between(span.from(), clock.instant());
    boolean isShort = timeframe == Timeframe.H1;
    Duration length = isShort ? HALF_HOUR : FOUR_HOURS;
    if (back.toDays() >= (isShort ? 1 : 30)) {
      throw Words.notTold(NAME, "candles of " + timeframe.label() + " from " + span.from());
    }
    String query =
        "/coins/"
            + id(span.instrument())
            + "/ohlc?vs_currency="
            + currency(span.instrument())
            + "&precision=full&days="
            + (isShort ? 1 : 30);
    return Words.read(
        NAME,
        () -> {
          List<Candle> pieces = pieces(VenueJson.array(asked(query)), length);
          if (pieces.isEmpty() || pieces.get(0).opensAt().isAfter(span.from())) {
            throw Words.notTold(NAME, span.instrument() + " as far back as " + span.from());
          }
          return joined(pieces, timeframe, timeframe.length().dividedBy(length));
        });
  }

  /** The newest is told before it is finished, with the time of the telling. */
  private static List<Candle> pieces(JsonArray rows, Duration length) {
    List<Candle> pieces = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      JsonArray row = VenueJson.array(rows.get(i), "row");
      long closesAt = row.isEmpty() ? 0 : VenueJson.integer(row.get(0), "time");
      boolean isOnGrid = closesAt % length.toMillis() == 0;
      if (row.size() != 5 || (!isOnGrid && i < rows.size() - 1)) {
        throw Words.broken(NAME, "row " + i + " is off the grid");
      }
      if (isOnGrid) {
        pieces.add(
            Words.candle(
                Instant.ofEpochMilli(closesAt).minus(length),
                row.subList(1, 5).stream().map(v -> VenueJson.decimal(v, "price")).toList(),
                BigDecimal.ZERO,
                1));
      }
    }
    return pieces;
  }

  /** Of as many pieces as belong to each; one that lacks a piece is left out. */
  private static List<Candle> joined(List<Candle> pieces, Timeframe timeframe, long each) {
    List<Candle> joined = new ArrayList<>();
    List<Candle> open = new ArrayList<>();
    for (Candle piece : pieces) {
      if (!open.isEmpty()
          && !timeframe.floor(open.get(0).opensAt()).equals(timeframe.floor(piece.opensAt()))) {
        open.clear();
      }
      open.add(piece);
      if (open.size() == each) {
        joined.add(whole(timeframe.floor(piece.opensAt()), open));
        open.clear();
      }
    }
    return joined;
  }

  private static Candle whole(Instant opensAt, List<Candle> pieces) {
    return new Candle(
        opensAt,
        pieces.get(0).open(),
        pieces.stream().mapToDouble(Candle::high).max().orElseThrow(),
        pieces.stream().mapToDouble(Candle::low).min().orElseThrow(),
        pieces.get(pieces.size() - 1).close(),
        0,
        pieces.size());
  }

  @Override
  public VendorPrice last(Instrument instrument) {
    String id = id(instrument);
    String currency = currency(instrument);
    String query =
        "/simple/price?ids="
            + id
            + "&vs_currencies="
            + currency
            + "&include_last_updated_at=true&precision=full";
    return Words.read(
        NAME,
        () -> {
          JsonObject answer = VenueJson.object(asked(query));
          if (answer.isEmpty()) {
            throw Words.notTold(NAME, instrument);
          }
          JsonObject coin = VenueJson.object(answer.get(id), id);
          return new VendorPrice(
              NAME,
              instrument,
              Words.price(coin.get(currency), currency),
              Instant.ofEpochSecond(VenueJson.integer(coin.get("last_updated_at"), "time")));
        });
  }

  private String asked(String query) {
    String header = wire.host().startsWith("pro-api.") ? "x-cg-pro-api-key" : "x-cg-demo-api-key";
    String text =
        wire.get("/api/v3" + query, wire.key().isEmpty() ? Map.of() : Map.of(header, wire.key()));
    if (text.stripLeading().startsWith("{")) {
      check(VenueJson.object(text));
    }
    return text;
  }

  /** A refusal has a {@code status} with a code, or an {@code error}. */
  private static void check(JsonObject answer) {
    JsonValue code =
        answer.get("status") instanceof JsonObject status
            ? status.get("error_code")
            : answer.get("error_code");
    if (code != null) {
      long told = VenueJson.integer(code, "error_code");
      // its own codes, of five digits, are of keys and of what they are entitled to
      Reason reason = told >= 10_000 ? Reason.KEY : Wire.reason((int) told);
      throw VendorException.of(reason, NAME + " answered with code " + told);
    }
    if (answer.containsKey("error")) {
      throw VendorException.of(
          Reason.NOT_TOLD,
          NAME + " refused" + Wire.said(VenueJson.textIfAny(answer, "error").orElse("")));
    }
  }
}
