package ffe.cli;

import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.simulation.CandleFile;
import ffe.simulation.CandleSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of candles as a recording.
 *
 * @param spread what it usually was, where the file tells it
 */
record CandlesGiven(CandleSource source, Optional<Bps> spread) {

  /** What a cycle looks back on; longer timeframes warm up within the run. */
  private static final int HISTORY = 300;

  private static final int DECIMALS_MAX = 8;

  /**
   * What is said of all files.
   *
   * @param length empty for what the rows are apart
   * @param hours when the instruments are traded; empty for day and night
   * @param priceStep null for what the file's decimals tell
   */
  record Form(
      Optional<Timeframe> length,
      @Nullable String priceStep,
      String quantityStep,
      Optional<TradingHours> hours) {}

  static CandlesGiven read(Path from, Instrument instrument, Form form) {
    try {
      CandleFile.Read read = CandleFile.read(from, instrument, form.length());
      if (read.candles().size() <= HISTORY) {
        throw new Trouble(
            Exit.FILE,
            from + " has " + read.candles().size() + " candles; " + HISTORY + " are history");
      }
      InstrumentSpec spec =
          new InstrumentSpec(
              new Venue("PAPER"),
              instrument,
              step(read.decimals(), form.priceStep()),
              Quantity.of(form.quantityStep()),
              Quantity.of(form.quantityStep()),
              Money.of("1", instrument.quote()),
              form.hours());
      String id = "candles:" + from.getFileName();
      return read.sides()
          .map(
              s ->
                  new CandlesGiven(
                      new CandleSource(id, spec, s, HISTORY), Optional.of(s.medianSpread())))
          .orElseGet(
              () ->
                  new CandlesGiven(
                      new CandleSource(id, spec, read.candles(), HISTORY), Optional.empty()));
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, from + " cannot be read");
    }
  }

  /** As fine as the file's prices: a coarser one would trade at other prices than it tells. */
  private static Price step(int decimals, @Nullable String asked) {
    BigDecimal told = BigDecimal.ONE.movePointLeft(Math.min(decimals, DECIMALS_MAX));
    Price step = asked == null ? new Price(told) : Price.of(asked);
    if (step.value().compareTo(told) > 0) {
      throw new IllegalArgumentException(
          "--price-step " + step + ": the file's prices have " + decimals + " decimals");
    }
    return step;
  }
}
