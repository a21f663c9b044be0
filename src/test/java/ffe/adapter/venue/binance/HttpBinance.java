package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** The REST port without a container: the same answers read by the same code. */
record HttpBinance(HttpAsker rest) implements BinancePublic, BinanceLists {

  @Override
  public JsonObject symbol(String symbol) {
    return ask(
        "/api/v3/exchangeInfo?symbol=" + symbol + "&showPermissionSets=false", VenueJson::object);
  }

  @Override
  public JsonArray klines(String symbol, String interval, Optional<Long> from) {
    return ask(
        "/api/v3/klines?symbol="
            + symbol
            + "&interval="
            + interval
            + from.map(f -> "&startTime=" + f).orElse("")
            + "&limit=1000",
        VenueJson::array);
  }

  @Override
  public JsonArray trades(String symbol) {
    return ask("/api/v3/trades?symbol=" + symbol + "&limit=1000", VenueJson::array);
  }

  @Override
  public JsonObject symbols() {
    return rest.ask(
        "/api/v3/exchangeInfo?permissions=SPOT&showPermissionSets=false",
        BinanceListsRest.LIST_BYTES_MAX,
        VenueJson::object);
  }

  @Override
  public JsonArray tickers(String symbols) {
    return ask(
        "/api/v3/ticker/24hr?symbols=" + URLEncoder.encode(symbols, StandardCharsets.UTF_8),
        VenueJson::array);
  }

  private <T> T ask(String path, Function<String, T> read) {
    return rest.ask(path, VenueAnswer.BODY_BYTES_MAX, read);
  }
}
