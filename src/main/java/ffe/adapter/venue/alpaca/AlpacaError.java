package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.VenueJson;
import jakarta.json.JsonObject;

/** What Alpaca refuses over its stream, by the number it tells, and what helps. */
record AlpacaError(long code, String told) {

  static AlpacaError of(JsonObject message) {
    return new AlpacaError(
        VenueJson.integer(message.get("code"), "code"),
        VenueJson.shown(VenueJson.textIfAny(message, "msg").orElse("no reason given")));
  }

  /** Of what was asked for last, not of the connection. */
  boolean isOfRequest() {
    return code == 400 || code == 405 || code == 410;
  }

  /** In words that say who and what helps. */
  String words() {
    String helps = help();
    return "Alpaca refused with " + code + " " + told + (helps.isEmpty() ? "" : " (" + helps + ")");
  }

  private String help() {
    return switch ((int) Math.min(code, Integer.MAX_VALUE)) {
      case 401, 402, 404 -> "check " + AlpacaDialect.KEYS;
      case 405 -> "the key's plan takes no more symbols: follow fewer, or change the plan";
      case 406 ->
          "the key is connected already: end the other program, or give this one a key of its own";
      case 407 -> "this machine or its line was too slow for what is subscribed to: follow fewer";
      case 409 -> "the key's plan does not have these prices: change the plan";
      case 410 -> "these prices are not at FFE_VENUE_ALPACA_STREAM_URL";
      default -> "";
    };
  }
}
