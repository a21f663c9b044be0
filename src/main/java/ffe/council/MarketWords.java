package ffe.council;

import ffe.canon.Instants;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.observation.Adx;
import ffe.observation.Atr;
import ffe.observation.Bollinger;
import ffe.observation.Ema;
import ffe.observation.Line;
import ffe.observation.Macd;
import ffe.observation.Observation;
import ffe.observation.Pulse;
import ffe.observation.Rsi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The market as a prompt tells it. */
final class MarketWords {

  private static final int PERIOD = 14;
  private static final int CANDLES_MAX = 24;
  private static final int VOLUME_SCALE = 4;
  private static final String UNKNOWN = "not known yet";

  private final Observation seen;
  private final Decimals decimals;

  MarketWords(Situation situation) {
    this.seen = situation.seen();
    this.decimals = Decimals.of(situation);
  }

  String now() {
    return "Instrument: "
        + seen.instrument()
        + "\nNow: "
        + seen.instant()
        + "\nLast price: "
        + decimals.price(seen.lastPrice().value())
        + ", "
        + Duration.between(seen.lastPriceAt(), seen.instant()).toSeconds()
        + " s old"
        + "\nRegime: "
        + seen.regime();
  }

  /** One line for each timeframe that is known at all. */
  Optional<String> trends() {
    List<String> lines = new ArrayList<>();
    for (Pulse.Beat beat : seen.pulse().beats()) {
      CandleSeries candles = seen.candles(beat.timeframe());
      if (!candles.isEmpty()) {
        lines.add(trend(beat, candles));
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }

  private String trend(Pulse.Beat beat, CandleSeries candles) {
    Adx adx = Adx.of(candles, PERIOD);
    Macd macd = Macd.of(candles, 12, 26, 9);
    Bollinger bands = Bollinger.of(candles, 20, 2);
    Function<Double, String> plain = value -> Decimals.number(value, 2);
    return beat.timeframe().label()
        + ": trend "
        + beat.direction()
        + ", EMA-9 "
        + last(Ema.of(candles, 9), decimals::price)
        + ", EMA-21 "
        + last(Ema.of(candles, 21), decimals::price)
        + ", EMA-50 "
        + last(Ema.of(candles, 50), decimals::price)
        + ", RSI-14 "
        + last(Rsi.of(candles, PERIOD), plain)
        + ", ADX-14 "
        + last(adx.adx(), plain)
        + ", ATR-14 "
        + last(Atr.of(candles, PERIOD), decimals::price)
        + ", MACD histogram "
        + last(macd.histogram(), decimals::price)
        + ", Bollinger "
        + last(bands.lower(), decimals::price)
        + " to "
        + last(bands.upper(), decimals::price);
  }

  private static String last(Line line, Function<Double, String> written) {
    return line.isWarm() ? written.apply(line.last()) : UNKNOWN;
  }

  Optional<String> candles(Timeframe timeframe) {
    CandleSeries candles = seen.candles(timeframe).last(CANDLES_MAX);
    if (candles.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder("opens_at open high low close volume, oldest first");
    for (int i = 0; i < candles.size(); i++) {
      out.append('\n')
          .append(Instants.text(candles.opensAt(i)))
          .append(' ')
          .append(decimals.price(candles.open(i)))
          .append(' ')
          .append(decimals.price(candles.high(i)))
          .append(' ')
          .append(decimals.price(candles.low(i)))
          .append(' ')
          .append(decimals.price(candles.close(i)))
          .append(' ')
          .append(Decimals.number(candles.volume(i), VOLUME_SCALE));
    }
    return Optional.of(out.toString());
  }
}
