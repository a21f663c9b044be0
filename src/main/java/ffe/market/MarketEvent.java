package ffe.market;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a market source tells, in the order of its clock. */
public sealed interface MarketEvent {

  /** Session time of the event. */
  Instant at();

  /**
   * A trade happened.
   *
   * @param offer what was bid and asked then, where the source tells it
   */
  record Traded(Tick tick, Optional<Offer> offer) implements MarketEvent {

    public Traded(Tick tick) {
      this(tick, Optional.empty());
    }

    @Override
    public Instant at() {
      return tick.time();
    }
  }

  /**
   * A candle of a recording of candles closed; nothing is told of what traded within it but its
   * first price, which came before.
   *
   * @param last its close as the last trade, at the candle's end
   * @param sides what was bid and asked within it, where the recording has it
   */
  record Barred(FinishedCandle bar, Tick last, Optional<SidedCandle> sides) implements MarketEvent {

    public Barred {
      Instant end = bar.candle().opensAt().plus(bar.timeframe().length());
      if (!last.time().equals(end)) {
        throw new IllegalArgumentException("a candle is told at its end " + end + ": " + last);
      }
    }

    @Override
    public Instant at() {
      return last.time();
    }
  }

  /** Nothing happened up to and including this instant. */
  record Passed(Instant at) implements MarketEvent {}

  /** The feed broke: from here on silence means nothing and no candle finishes. */
  record Broke(Instant at, String why) implements MarketEvent {}

  /**
   * What the venue recorded while nothing was heard, told before {@link Restored}. Candles that are
   * known already are passed over; coarser ones are made from finer ones.
   *
   * @param candles finished ones, oldest first within a timeframe, none closing after {@code at};
   *     without a hole between the last candle known and {@code at}
   */
  record Backfilled(Instant at, List<FinishedCandle> candles) implements MarketEvent {

    public Backfilled {
      candles = List.copyOf(candles);
      for (FinishedCandle c : candles) {
        if (c.candle().opensAt().plus(c.timeframe().length()).isAfter(at)) {
          throw new IllegalArgumentException("a candle that is not finished at " + at + ": " + c);
        }
      }
    }
  }

  /** The feed is back, and what was missed has been told. */
  record Restored(Instant at) implements MarketEvent {}

  /** The recording is over; nothing will follow. */
  record Ended(Instant at) implements MarketEvent {}
}
