package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.json.JsonObject;
import java.util.List;

/** The REST port without a container: the same answers read by the same code. */
record HttpCoinbase(HttpAsker rest) implements CoinbasePublic, CoinbaseLists {

  private static final String BASE = "/api/v3/brokerage";

  @Override
  public JsonObject time() {
    return ask("/time");
  }

  @Override
  public JsonObject product(String product) {
    return ask("/market/products/" + product);
  }

  @Override
  public JsonObject candles(String product, Span span) {
    return ask(
        "/market/products/"
            + product
            + "/candles?start="
            + span.from().getEpochSecond()
            + "&end="
            + span.to().getEpochSecond()
            + "&granularity="
            + span.granularity());
  }

  @Override
  public JsonObject trades(String product) {
    return ask("/market/products/" + product + "/ticker?limit=1000");
  }

  @Override
  public JsonObject products(List<String> products) {
    StringBuilder path = new StringBuilder(BASE + "/market/products?product_type=SPOT");
    products.forEach(product -> path.append("&product_ids=").append(product));
    return rest.ask(path.toString(), CoinbaseListsRest.LIST_BYTES_MAX, VenueJson::object);
  }

  private JsonObject ask(String path) {
    return rest.ask(BASE + path, VenueAnswer.BODY_BYTES_MAX, VenueJson::object);
  }
}
