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

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2999-01-01T00:00:00Z");

  private final Transactions transactions;

  @Inject
  StoreCandleShelf(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public int count(BacktestOrder.Data data, int max) {
    return transactions.run(
        "count candles of " + data.source(),
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(COUNT)) {
            select.setString(1, data.source());
            select.setString(2, data.instrument().name());
            select.setString(3, data.timeframe().map(Timeframe::label).orElse(""));
            select.setTimestamp(4, Timestamp.from(data.from().orElse(FIRST)));
            select.setTimestamp(5, Timestamp.from(data.to().orElse(LAST)));
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
    Optional<Timeframe> timeframe = data.timeframe();
    List<Candle> all = new ArrayList<>();
    Instant next = data.from().orElse(FIRST);
    Instant end = data.to().orElse(LAST);
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
