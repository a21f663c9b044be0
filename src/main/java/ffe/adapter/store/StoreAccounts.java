package ffe.adapter.store;

import ffe.desk.AccountBook;
import ffe.desk.AccountPlan;
import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The accounts in the database, on its clock. One statement a call; a replacement is two. */
@Dependent
public class StoreAccounts implements AccountBook {

  private static final String ALL =
      "SELECT account, source, currency, deposit, opened_at, archived_at,"
          + " array_agg(instrument) AS instruments FROM account JOIN account_instrument"
          + " USING (account) GROUP BY account ORDER BY number";

  private static final String OPEN =
      "INSERT INTO account (account, source, currency, deposit) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (account) DO NOTHING";

  private static final String ADD =
      "INSERT INTO account_instrument (account, instrument) SELECT account, ? FROM account"
          + " WHERE account = ? AND archived_at IS NULL ON CONFLICT DO NOTHING";

  private static final String REMOVE =
      "DELETE FROM account_instrument WHERE instrument = ? AND account = ?";

  private static final String ARCHIVE =
      "UPDATE account SET archived_at = clock_timestamp() WHERE account = ? AND archived_at IS NULL";

  private final Transactions transactions;

  @Inject
  StoreAccounts(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Entry> entries() {
    return transactions.run(
        "list accounts",
        tx -> {
          List<Entry> found = new ArrayList<>();
          try (PreparedStatement statement = tx.sql().prepareStatement(ALL);
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              found.add(entry(row));
            }
          }
          return found;
        });
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new AccountPlan(
            row.getString("account"),
            row.getString("source"),
            Arrays.stream((String[]) row.getArray("instruments").getArray())
                .map(Instrument::of)
                .toList(),
            new Money(row.getBigDecimal("deposit"), new Currency(row.getString("currency")))),
        row.getTimestamp("opened_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("archived_at")).map(Timestamp::toInstant));
  }

  @Override
  public boolean open(AccountPlan plan) {
    return transactions.run("open account " + plan.name(), tx -> open(tx.sql(), plan));
  }

  @Override
  public boolean add(String account, Instrument instrument) {
    return transactions.run(
        "add " + instrument + " to account " + account,
        tx -> change(tx.sql(), ADD, account, instrument));
  }

  @Override
  public boolean remove(String account, Instrument instrument) {
    return transactions.run(
        "remove " + instrument + " from account " + account,
        tx -> change(tx.sql(), REMOVE, account, instrument));
  }

  @Override
  public boolean replace(AccountPlan archived, AccountPlan opened) {
    return transactions.run(
        "reset account " + archived.name(),
        tx -> {
          try (PreparedStatement statement = tx.sql().prepareStatement(ARCHIVE)) {
            statement.setString(1, archived.name());
            if (statement.executeUpdate() == 0) {
              return false;
            }
          }
          if (!open(tx.sql(), opened)) {
            throw new IllegalStateException("account " + opened.name() + " is there already");
          }
          return true;
        });
  }

  private static boolean open(Connection sql, AccountPlan plan) throws SQLException {
    try (PreparedStatement statement = sql.prepareStatement(OPEN)) {
      statement.setString(1, plan.name());
      statement.setString(2, plan.source());
      statement.setString(3, plan.deposit().currency().code());
      statement.setBigDecimal(4, plan.deposit().amount());
      if (statement.executeUpdate() == 0) {
        return false;
      }
    }
    for (Instrument instrument : plan.instruments()) {
      change(sql, ADD, plan.name(), instrument);
    }
    return true;
  }

  private static boolean change(Connection sql, String how, String account, Instrument instrument)
      throws SQLException {
    try (PreparedStatement statement = sql.prepareStatement(how)) {
      statement.setString(1, instrument.name());
      statement.setString(2, account);
      return statement.executeUpdate() == 1;
    }
  }
}
