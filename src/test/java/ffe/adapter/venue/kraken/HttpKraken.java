package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.VenueAnswer;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The REST port without a container: the same answers read by the same code. */
record HttpKraken(HttpAsker rest) implements KrakenPublic, KrakenLists {

  @Override
  public JsonObject assetPairs(String pair) {
    return ask("/0/public/AssetPairs?pair=" + pair);
  }

  @Override
  public JsonObject ohlc(String pair, int minutes, long since) {
    return ask("/0/public/OHLC?pair=" + pair + "&interval=" + minutes + "&since=" + since);
  }

  @Override
  public JsonObject allPairs() {
    return rest.ask("/0/public/AssetPairs", KrakenAnswer.LIST_BYTES_MAX, KrakenAnswer::result);
  }

  @Override
  public JsonObject ticker(String pairs) {
    return ask("/0/public/Ticker?pair=" + URLEncoder.encode(pairs, StandardCharsets.UTF_8));
  }

  private JsonObject ask(String path) {
    return rest.ask(path, VenueAnswer.BODY_BYTES_MAX, KrakenAnswer::result);
  }
}
