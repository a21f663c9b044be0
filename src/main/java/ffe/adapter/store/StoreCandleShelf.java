package ffe.adapter.store;

import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.CandleShelf;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.trading.Lane;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stored candles for backtests, by blocks along the key of the table. */
@Dependent
public class StoreCandleShelf implements CandleShelf {

  private static final String COUNT =
      "SELECT count(*) FROM (SELECT 1 FROM candle WHERE source = ? AND instrument = ?"
          + " AND timeframe = ? AND opens_at >= ? AND opens_at < ? LIMIT ?) AS found";

  private final Transactions transactions;
  private final ColdCandles cold;

  @Inject
  StoreCandleShelf(Transactions transactions, ColdCandles cold) {
    this.transactions = transactions;
    this.cold = cold;
  }

  @Override
  public int count(BacktestOrder.Data data, int max) {
    CandleRange range = range(data);
    return cold.steady(
        range, last -> last.isPresent() ? read(data, max).size() : stored(data, max));
  }

  private int stored(BacktestOrder.Data data, int max) {
    return transactions.run(
        "count candles of " + data.source(),
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(COUNT)) {
            select.setString(1, data.source());
            select.setString(2, data.instrument().name());
            select.setString(3, data.timeframe().map(Timeframe::label).orElse(""));
            select.setTimestamp(4, Timestamp.from(data.from().orElse(CandleRange.EVER)));
            select.setTimestamp(5, Timestamp.from(data.to().orElse(CandleRange.NEVER)));
            select.setInt(6, max);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }

  @Override
  public List<Candle> read(BacktestOrder.Data data, int max) {
    return cold.first(range(data), max, (from, most) -> stored(data, from, most));
  }

  private List<Candle> stored(BacktestOrder.Data data, Instant from, int max) {
    Optional<Timeframe> timeframe = data.timeframe();
    List<Candle> all = new ArrayList<>();
    Instant next = from;
    Instant end = data.to().orElse(CandleRange.NEVER);
    boolean isLast = timeframe.isEmpty();
    while (!isLast && all.size() < max) {
      int most = Math.min(Candles.BLOCK_MAX, max - all.size());
      List<Candle> block = block(data, next, most);
      block.stream().filter(c -> c.opensAt().isBefore(end)).forEach(all::add);
      isLast = block.size() < most || !block.get(most - 1).opensAt().isBefore(end);
      next = isLast ? next : timeframe.orElseThrow().next(block.get(most - 1).opensAt());
    }
    return all;
  }

  private static CandleRange range(BacktestOrder.Data data) {
    return new CandleRange(
        data.source(),
        data.instrument().name(),
        data.timeframe().map(Timeframe::label).orElse(""),
        data.from().orElse(CandleRange.EVER),
        data.to().orElse(CandleRange.NEVER));
  }

  private List<Candle> block(BacktestOrder.Data data, Instant from, int most) {
    return transactions.run(
        "read candles of " + data.source(),
        tx ->
            Candles.from(
                tx.sql(),
                new Lane("backtest", data.instrument(), data.source()),
                data.timeframe().orElseThrow(),
                from,
                most));
  }
}
