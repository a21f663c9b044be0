package ffe.learning;

import ffe.decision.Action;
import ffe.decision.Probability;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Short ways to say candles and forecasts; a candle lasts five minutes, the first opens at 0:00.
 */
final class Tapes {

  static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
  static final Costs FREE = new Costs(Bps.ZERO, Bps.ZERO);

  private Tapes() {}

  static Instant after(int candles) {
    return START.plus(Duration.ofMinutes(5L * candles));
  }

  /** Candles as {@code open high low close}. */
  static CandleSeries candles(String... rows) {
    List<Candle> candles = new ArrayList<>();
    for (String row : rows) {
      String[] words = row.strip().split(" +", -1);
      candles.add(
          candle(
              candles.size(),
              Double.parseDouble(words[0]),
              Double.parseDouble(words[1]),
              Double.parseDouble(words[2]),
              Double.parseDouble(words[3])));
    }
    return series(candles);
  }

  static Candle candle(int i, double open, double high, double low, double close) {
    return new Candle(after(i), open, high, low, close, 1, 1);
  }

  static CandleSeries series(List<Candle> candles) {
    return CandleSeries.of(Instrument.of("BTC-USD"), Timeframe.M5, candles);
  }

  /** Said after so many candles, at 100, for so many. */
  static Forecast said(Action action, double probability, int at, int horizon) {
    return said(action, probability, at, horizon, "", "");
  }

  static Forecast said(
      Action action, double probability, int at, int horizon, String stop, String target) {
    return new Forecast(
        after(at),
        Price.of("100"),
        action,
        new Probability(probability),
        Duration.ofMinutes(5L * horizon),
        price(stop),
        price(target));
  }

  static Ballot by(String voter, Forecast f) {
    return new Ballot(voter, Ballot.Kind.RULE, f.at(), Optional.of(f), Spent.NOTHING);
  }

  /** All of ann. */
  static List<Ballot> ballots(Forecast... forecasts) {
    return Arrays.stream(forecasts).map(f -> by("ann", f)).toList();
  }

  private static Optional<Price> price(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Price.of(text));
  }
}
