package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

/** The REST port without a container: the same answers read by the same code. */
record HttpAlpaca(HttpAsker rest) implements AlpacaPublic, AlpacaLists {

  @Override
  public JsonObject clock() {
    return ask("/v2/clock");
  }

  @Override
  public JsonObject bars(String symbol, Span span) {
    return ask(
        "/v1beta3/crypto/us/bars?symbols="
            + named(symbol)
            + "&timeframe="
            + span.timeframe()
            + "&start="
            + span.from()
            + "&end="
            + span.to()
            + "&limit=10000"
            + span.page().map(p -> "&page_token=" + p).orElse(""));
  }

  @Override
  public JsonArray assets() {
    return rest.ask(
        "/v2/assets?status=active&asset_class=crypto",
        VenueAnswer.BODY_BYTES_MAX,
        VenueJson::array);
  }

  @Override
  public JsonObject snapshots(String symbols) {
    return ask("/v1beta3/crypto/us/snapshots?symbols=" + named(symbols));
  }

  private static String named(String symbols) {
    return symbols.replace("/", "%2F");
  }

  private JsonObject ask(String path) {
    return rest.ask(path, VenueAnswer.BODY_BYTES_MAX, VenueJson::object);
  }
}
