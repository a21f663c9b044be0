package ffe.desk.backtest;

import ffe.canon.Canon;
import ffe.canon.LeftOutWhenEmpty;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.portfolio.Margin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Port: every variant that was run over a recording by this engine, kept for good. */
public interface TrialBook {

  /**
   * Where variants were tried. Sources do not count: who imports the same candles under another
   * name looks at the same market.
   *
   * @param from where cycles begin
   * @param to after the last of them
   */
  record Ground(List<Instrument> instruments, Instant from, Instant to) {

    public Ground {
      instruments = List.copyOf(instruments);
    }

    public static Ground of(BacktestOrder.Data data, Recording recording) {
      return new Ground(
          data.each().stream().map(BacktestOrder.Data::instrument).toList(),
          recording.from(),
          recording.to());
    }
  }

  /** Keeps what was tried there; what is kept already stays. */
  void keep(Ground ground, Collection<String> variants);

  /**
   * How many were tried on any of the instruments in a time that overlaps, each once.
   *
   * @param but these do not count
   */
  int tried(Ground ground, Collection<String> but);

  /**
   * What makes a variant another one: all that it decides by, but the market.
   *
   * @param dials what a search set, in canonical text; empty where none did
   */
  record Setting(
      Optional<Timeframe> timeframe,
      List<String> analysts,
      String strategy,
      BigDecimal deposit,
      BacktestOrder.Costs costs,
      SortedMap<String, String> limits,
      Optional<Integer> liftAfterDays,
      @LeftOutWhenEmpty Optional<Margin> margin,
      String dials,
      @LeftOutWhenEmpty Optional<AskedModels> models) {}

  /** Digest of a variant of a run. */
  static String digest(BacktestOrder order, String dials) {
    return Canon.digest(
            new Setting(
                order.data().timeframe(),
                order.analysts(),
                order.strategy(),
                order.deposit(),
                order.costs(),
                order.limits(),
                order.liftAfterDays(),
                order.margin(),
                dials,
                order.models().map(AskedModels::recorded)))
        .hex();
  }
}
