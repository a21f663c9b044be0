package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;

/** Kraken's way to wrap an answer of REST. */
final class KrakenAnswer {

  static final String VENUE = "Kraken";

  /** All 1,500 pairs are about 1.5 MB. */
  static final int LIST_BYTES_MAX = 8_000_000;

  /** Without the blanks, which Kraken writes now and then. */
  private static final List<String> TOO_OFTEN =
      List.of("EAPI:Ratelimit", "EGeneral:Toomanyrequests", "EService:Throttled");

  /** Kraken does not say how long; a counter of its public calls goes down by one a second. */
  static final Duration WAIT = Duration.ofSeconds(15);

  private KrakenAnswer() {}

  /** The result of an answer, or its errors as an exception. */
  static JsonObject result(String body) {
    JsonObject answer = VenueJson.object(body);
    JsonArray errors =
        answer.get("error") instanceof JsonArray array ? array : JsonArray.EMPTY_JSON_ARRAY;
    if (!errors.isEmpty()) {
      String words = VenueJson.shown(errors.toString());
      String first = errors.get(0) instanceof JsonString s ? s.getString() : words;
      // EQuery and EGeneral:Invalid speak of the request; limits and EService speak of the moment
      if (first.startsWith("EQuery:") || first.startsWith("EGeneral:Invalid")) {
        throw new VenueException.Permanent("Kraken refused: " + words);
      }
      if (TOO_OFTEN.stream().anyMatch(first.replace(" ", "")::startsWith)) {
        throw new VenueException.Throttled("Kraken answered: " + words, WAIT);
      }
      throw new VenueException.Retryable("Kraken answered: " + words);
    }
    return VenueJson.object(answer.get("result"), "result");
  }
}
