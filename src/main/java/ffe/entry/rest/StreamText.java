package ffe.entry.rest;

import ffe.desk.market.Slot;
import ffe.desk.stream.Followed;
import ffe.money.Price;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;

/** What is told over a stream: the same text for the same, candles as REST writes them. */
final class StreamText {

  private StreamText() {}

  static String snapshot(Followed what, List<Slot> candles, boolean isMore) {
    return of("snapshot", what)
        .add("source", what.source())
        .add("instrument", what.instrument().name())
        .add("timeframe", what.timeframe().label())
        .add("candles", array(candles))
        .add("count", candles.size())
        .add("more", isMore)
        .build()
        .toString();
  }

  static String candles(Followed what, List<Slot> candles) {
    return of("candles", what).add("candles", array(candles)).build().toString();
  }

  static String price(Followed what, Price price, Instant at) {
    return of("price", what)
        .add("price", PlainJson.of(price))
        .add("at", at.toString())
        .build()
        .toString();
  }

  static String left(Followed what) {
    return of("unsubscribed", what).build().toString();
  }

  static String beat(boolean isReading) {
    return Json.createObjectBuilder()
        .add("type", "heartbeat")
        .add("database", isReading)
        .build()
        .toString();
  }

  /** The one shape of an error, as a message. */
  static String error(RuntimeException e) {
    return withError(Json.createObjectBuilder().add("type", "error"), e);
  }

  /** Of one series, which is not followed any more. */
  static String ended(Followed what, RuntimeException e) {
    return withError(of("error", what), e);
  }

  private static String withError(JsonObjectBuilder told, RuntimeException e) {
    try (Response answer = new Errors().toResponse(e);
        JsonReader body = Json.createReader(new StringReader((String) answer.getEntity()))) {
      return told.addAll(Json.createObjectBuilder(body.readObject())).build().toString();
    }
  }

  private static JsonObjectBuilder of(String type, Followed what) {
    return Json.createObjectBuilder().add("type", type).add("id", what.id());
  }

  private static JsonArrayBuilder array(List<Slot> candles) {
    JsonArrayBuilder told = Json.createArrayBuilder();
    candles.forEach(slot -> told.add(CandleAnswer.json(slot, false)));
    return told;
  }
}
