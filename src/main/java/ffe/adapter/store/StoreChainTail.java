package ffe.adapter.store;

import ffe.chain.Hash;
import ffe.desk.chain.ChainStore.Chain;
import ffe.desk.chain.ChainTail;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows of decisions and fills in the order of their links. */
@Dependent
public class StoreChainTail implements ChainTail {

  private static final String SIGNALS =
      "SELECT l.number, l.link, d.slot, d.source, d.instrument, d.id, d.kind, d.action,"
          + " d.confidence_percent, d.result, d.reason FROM chain_link l"
          + " JOIN decision d ON d.account = ? AND d.id = l.key WHERE l.kind = 'decision'";

  private static final String EXECUTIONS =
      "SELECT l.number, l.link, f.filled_at, f.source, f.instrument, f.id, f.order_id, f.side,"
          + " f.quantity, f.price, f.fee, f.fee_currency, f.liquidity FROM chain_link l"
          + " JOIN fill f ON f.account = ? AND f.id = l.key WHERE l.kind = 'fill'";

  private final Transactions transactions;

  @Inject
  StoreChainTail(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Signal> signals(Chain chain, long after, int most) {
    return list(SIGNALS, chain, after, most, StoreChainTail::signal);
  }

  @Override
  public List<Execution> executions(Chain chain, long after, int most) {
    return list(EXECUTIONS, chain, after, most, StoreChainTail::execution);
  }

  private <T> List<T> list(String columns, Chain chain, long after, int most, Where.Row<T> reader) {
    return transactions.run(
        "read what was committed in " + chain.name(),
        tx ->
            new Where(columns, chain.account())
                .and("l.chain = ?", chain.id())
                .and("l.number > ?", after)
                .and("l.number <= ?", chain.links())
                .then(" ORDER BY l.number LIMIT ?", most)
                .list(tx.sql(), reader));
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getLong(1), new Hash(row.getBytes(2)));
  }

  private static Signal signal(ResultSet row) throws SQLException {
    return new Signal(
        place(row),
        row.getTimestamp(3).toInstant(),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getDouble(9),
        row.getString(10),
        row.getString(11));
  }

  private static Execution execution(ResultSet row) throws SQLException {
    return new Execution(
        place(row),
        row.getTimestamp(3).toInstant(),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getBigDecimal(9),
        row.getBigDecimal(10),
        row.getBigDecimal(11),
        row.getString(12),
        row.getString(13));
  }
}
