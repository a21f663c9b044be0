package ffe.entry.rest;

import ffe.desk.market.SampleQuery.Average;
import ffe.desk.market.Slot;
import ffe.desk.market.SlotPage;
import ffe.market.Candle;
import ffe.market.Instrument;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Candles as a document: the same text for the same candles.
 *
 * @param withMean whether mean prices were asked for
 */
record CandleAnswer(
    String source, Instrument instrument, SlotPage page, List<Average> averages, boolean withMean) {

  String csv() {
    Csv<Slot> csv =
        new Csv<Slot>()
            .column("opens_at", Slot::opensAt)
            .column("open", slot -> field(slot, c -> plain(c.open())))
            .column("high", slot -> field(slot, c -> plain(c.high())))
            .column("low", slot -> field(slot, c -> plain(c.low())))
            .column("close", slot -> field(slot, c -> plain(c.close())))
            .column("volume", slot -> field(slot, c -> plain(c.volume())))
            .column("trades", slot -> field(slot, c -> Integer.toString(c.trades())))
            .column("filled", Slot::isFilled);
    if (withMean) {
      csv.column("vwap", slot -> slot.mean().map(CandleAnswer::plain).orElse(""));
    }
    return csv.of(page.slots());
  }

  private static String field(Slot slot, Function<Candle, String> of) {
    return slot.candle().map(of).orElse("");
  }

  String json() {
    JsonArrayBuilder candles = Json.createArrayBuilder();
    page.slots().forEach(slot -> candles.add(json(slot, withMean)));
    JsonObjectBuilder lines = Json.createObjectBuilder();
    for (int i = 0; i < averages.size(); i++) {
      Average average = averages.get(i);
      String name = average.kind().name().toLowerCase(Locale.ROOT) + ":" + average.period();
      lines.add(name, PlainJson.of(page.sample().lines().get(i)));
    }
    return Json.createObjectBuilder()
        .add("source", source)
        .add("instrument", instrument.name())
        .add("made_of", page.sample().of().label())
        .add("step_seconds", page.sample().step().toSeconds())
        .add("candles", candles)
        .add("count", page.slots().size())
        .add("last_is_open", page.sample().isLastOpen())
        .add("averages", lines)
        .add("next", PlainJson.of(page.next()))
        .build()
        .toString();
  }

  /** One candle, here and wherever else one is told. */
  static JsonObjectBuilder json(Slot slot, boolean withMean) {
    JsonObjectBuilder told = Json.createObjectBuilder().add("opens_at", slot.opensAt().toString());
    slot.candle()
        .ifPresentOrElse(
            candle ->
                told.add("open", plain(candle.open()))
                    .add("high", plain(candle.high()))
                    .add("low", plain(candle.low()))
                    .add("close", plain(candle.close()))
                    .add("volume", plain(candle.volume()))
                    .add("trades", candle.trades()),
            () ->
                List.of("open", "high", "low", "close", "volume", "trades").forEach(told::addNull));
    if (slot.isFilled()) {
      told.add("filled", true);
    }
    if (withMean) {
      slot.mean().ifPresentOrElse(m -> told.add("vwap", plain(m)), () -> told.addNull("vwap"));
    }
    return told;
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
