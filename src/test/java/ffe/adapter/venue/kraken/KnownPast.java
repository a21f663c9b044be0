package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.FeedBench;
import ffe.adapter.venue.feed.VenueMemory;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What former runs left, by the test's word. */
final class KnownPast implements VenueMemory {

  /** As Kraken documents it, shortened. */
  static final String PAIR =
      "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"altname\":\"XBTUSD\",\"pair_decimals\":1,"
          + "\"lot_decimals\":8,\"ordermin\":\"0.0001\",\"costmin\":\"0.5\",\"tick_size\":\"0.1\"}}}";

  static final InstrumentSpec SPEC =
      new InstrumentSpec(
          KrakenHistory.VENUE,
          KrakenBench.BTC,
          Price.of("0.1"),
          Quantity.of("0.00000001"),
          Quantity.of("0.0001"),
          Money.of("0.5", KrakenBench.BTC.quote()));

  private static final int CANDLES = 719;

  private final boolean isWarm;
  private final double volume;
  private volatile Optional<InstrumentSpec> spec;

  private KnownPast(boolean isWarm, double volume, Optional<InstrumentSpec> spec) {
    this.isWarm = isWarm;
    this.volume = volume;
    this.spec = spec;
  }

  /** All that Kraken would tell up to the start, and its rules. */
  static KnownPast warm() {
    return warm(2.5);
  }

  static KnownPast warm(double volume) {
    return new KnownPast(true, volume, Optional.of(SPEC));
  }

  static KnownPast nothing() {
    return new KnownPast(false, 0, Optional.empty());
  }

  static KnownPast rulesOnly() {
    return new KnownPast(false, 0, Optional.of(SPEC));
  }

  @Override
  public Optional<InstrumentSpec> spec(Instrument instrument) {
    return spec;
  }

  @Override
  public void keep(InstrumentSpec told) {
    spec = Optional.of(told);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Timeframe timeframe, Instant until, int max) {
    List<Candle> candles = new ArrayList<>();
    Instant end = timeframe.floor(FeedBench.START);
    for (int i = 0; i < (isWarm ? CANDLES : 0); i++) {
      end = end.minus(timeframe.length());
      candles.add(new Candle(end, 100.5, 100.5, 100.5, 100.5, volume, 3));
    }
    Collections.reverse(candles);
    return candles;
  }
}
