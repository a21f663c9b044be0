package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.json.JsonObject;

/** The REST port without a container: the same answers read by the same code. */
record HttpOanda(HttpAsker rest) implements OandaPublic, OandaLists {

  private static final String ACCOUNT = "/v3/accounts/101-004-1-001";

  @Override
  public JsonObject instruments(String name) {
    return ask(ACCOUNT + "/instruments?instruments=" + name);
  }

  @Override
  public JsonObject instruments() {
    return ask(ACCOUNT + "/instruments");
  }

  @Override
  public JsonObject pricing(String names) {
    return ask(ACCOUNT + "/pricing?instruments=" + names.replace(",", "%2C"));
  }

  @Override
  public JsonObject candles(String name, Span span) {
    return ask(
        "/v3/instruments/"
            + name
            + "/candles?price=M&granularity="
            + span.granularity()
            + "&from="
            + span.from()
            + "&to="
            + span.to()
            + "&dailyAlignment=0&alignmentTimezone=UTC");
  }

  private JsonObject ask(String path) {
    return rest.ask(path, VenueAnswer.BODY_BYTES_MAX, VenueJson::object);
  }
}
