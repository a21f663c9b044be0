package ffe.adapter.store;

import ffe.desk.keeping.LongerCandles;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Longer candles, made by the database's own function: this side only reads them. */
@Dependent
public class StoreLongerCandles implements LongerCandles {

  private final Transactions transactions;

  @Inject
  StoreLongerCandles(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public int roll(int most) {
    return transactions.run(
        "make longer candles",
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement("SELECT roll_candles(?)")) {
            select.setInt(1, most);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }
}
