package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.market.InstrumentDesk;
import ffe.market.Instrument;
import java.util.List;
import java.util.Optional;

/** Market sources and pairs as clients name them. */
final class Sources {

  private Sources() {}

  static String known(InstrumentDesk desk, Actor actor, String text) {
    List<String> names = desk.sources(actor);
    if (!names.contains(text)) {
      throw ApiException.outOfRange("source", "source is one of " + String.join(", ", names));
    }
    return text;
  }

  static Instrument instrument(String field, String text) {
    return Instrument.parse(text)
        .orElseThrow(
            () ->
                new ApiException(
                    422,
                    "UNKNOWN_INSTRUMENT",
                    field + " is a pair such as BTC-USD",
                    Optional.of(field)));
  }
}
