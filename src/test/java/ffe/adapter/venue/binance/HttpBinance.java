package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The REST port without a container: the same answers read by the same code. */
record HttpBinance(HttpAsker rest) implements BinancePublic, BinanceLists {

  @Override
  public JsonObject symbol(String symbol) {
    return VenueJson.object(
        ask("/api/v3/exchangeInfo?symbol=" + symbol + "&showPermissionSets=false"));
  }

  @Override
  public JsonArray klines(String symbol, String interval, Optional<Long> from) {
    return VenueJson.array(
        ask(
            "/api/v3/klines?symbol="
                + symbol
                + "&interval="
                + interval
                + from.map(f -> "&startTime=" + f).orElse("")
                + "&limit=1000"));
  }

  @Override
  public JsonArray trades(String symbol) {
    return VenueJson.array(ask("/api/v3/trades?symbol=" + symbol + "&limit=1000"));
  }

  @Override
  public JsonObject symbols() {
    return VenueJson.object(
        rest.ask(
            "/api/v3/exchangeInfo?permissions=SPOT&showPermissionSets=false",
            BinanceListsRest.LIST_BYTES_MAX));
  }

  @Override
  public JsonArray tickers(String symbols) {
    return VenueJson.array(
        ask("/api/v3/ticker/24hr?symbols=" + URLEncoder.encode(symbols, StandardCharsets.UTF_8)));
  }

  private String ask(String path) {
    return rest.ask(path, VenueAnswer.BODY_BYTES_MAX);
  }
}
