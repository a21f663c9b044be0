package ffe.adapter.venue.feed;

import ffe.market.Candle;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a venue has traded since an instant; before it, every candle is the same. */
public final class Truth {

  private static final double PRICE = 100.5;

  private final Instant since;
  private final List<Frame.Trade> trades = new CopyOnWriteArrayList<>();

  Truth(Instant since) {
    this.since = since;
  }

  void add(Frame.Trade trade) {
    trades.add(trade);
  }

  /** At most so many, the newest, oldest first. */
  public List<Frame.Trade> last(int max) {
    List<Frame.Trade> all = List.copyOf(trades);
    return all.subList(Math.max(0, all.size() - max), all.size());
  }

  /** Oldest first, the last one unfinished. */
  public List<Candle> rows(Timeframe timeframe, Instant now, int max) {
    List<Candle> rows = new ArrayList<>();
    Instant at = timeframe.floor(now).minus(timeframe.length().multipliedBy(max - 1L));
    double before = PRICE;
    for (int i = 0; i < max; i++, at = at.plus(timeframe.length())) {
      Candle row =
          timeframe == Timeframe.M1 && !at.isBefore(since)
              ? minute(at, before)
              : new Candle(at, PRICE, PRICE, PRICE, PRICE, 2.5, 3);
      before = row.close();
      rows.add(row);
    }
    return rows;
  }

  private Candle minute(Instant opens, double before) {
    List<Double> prices = new ArrayList<>();
    double volume = 0;
    for (Frame.Trade trade : trades) {
      if (Timeframe.M1.floor(trade.stamp()).equals(opens)) {
        prices.add(trade.price().value().doubleValue());
        volume += trade.quantity().value().doubleValue();
      }
    }
    if (prices.isEmpty()) {
      return new Candle(opens, before, before, before, before, 0, 0);
    }
    return new Candle(
        opens,
        prices.get(0),
        prices.stream().mapToDouble(p -> p).max().orElseThrow(),
        prices.stream().mapToDouble(p -> p).min().orElseThrow(),
        prices.get(prices.size() - 1),
        volume,
        prices.size());
  }
}
