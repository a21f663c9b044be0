package ffe.adapter.store;

import ffe.council.Tokens;
import ffe.desk.models.Spending;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What calls of models may cost and did, in the database. */
@Dependent
public class StoreSpending implements Spending {

  /** Days whose calls are kept one by one. */
  private static final int KEPT_DAYS = 90;

  private static final String OPEN_DAY =
      "INSERT INTO model_day (day, held_usd) VALUES (?, 0) ON CONFLICT DO NOTHING";

  private static final String FORGET = "DELETE FROM model_call WHERE day < ?";

  private static final String HOLD =
      "UPDATE model_day SET held_usd = held_usd + ? WHERE day = ? AND held_usd + ? <= ?";

  private static final String OPEN =
      "INSERT INTO model_call (id, day, asked_at, provider, model, worst_usd)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private static final String SETTLE =
      "WITH ended AS (UPDATE model_call SET outcome = ?, took_millis = ?, input_tokens = ?,"
          + " cached_tokens = ?, output_tokens = ?, cost_usd = ?"
          + " WHERE id = ? AND outcome IS NULL RETURNING day, worst_usd, cost_usd)"
          + " UPDATE model_day d SET held_usd = d.held_usd - e.worst_usd + e.cost_usd"
          + " FROM ended e WHERE d.day = e.day";

  private static final String HELD = "SELECT held_usd FROM model_day WHERE day = ?";

  private static final String USES =
      "SELECT provider, count(*), count(*) FILTER (WHERE outcome = 'ANSWERED'),"
          + " count(*) FILTER (WHERE outcome IS NULL),"
          + " percentile_disc(0.5) WITHIN GROUP (ORDER BY took_millis)"
          + " FILTER (WHERE outcome = 'ANSWERED'),"
          + " percentile_disc(0.95) WITHIN GROUP (ORDER BY took_millis)"
          + " FILTER (WHERE outcome = 'ANSWERED'),"
          + " coalesce(sum(input_tokens), 0), coalesce(sum(cached_tokens), 0),"
          + " coalesce(sum(output_tokens), 0), sum(coalesce(cost_usd, worst_usd))"
          + " FROM model_call WHERE day = ? GROUP BY provider ORDER BY provider COLLATE \"C\"";

  private static final String FAILURES =
      "SELECT provider, outcome, count(*) FROM model_call"
          + " WHERE day = ? AND outcome <> 'ANSWERED' GROUP BY 1, 2";

  private final Transactions transactions;

  @Inject
  StoreSpending(Transactions transactions) {
    this.transactions = transactions;
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public boolean reserve(Opened call, BigDecimal limit) {
    return transactions.run(
        "reserve what a model may cost",
        tx -> {
          LocalDate day = day(call.at());
          openDay(tx.sql(), day);
          boolean isHeld = hold(tx.sql(), day, call.worst(), limit);
          if (isHeld) {
            open(tx.sql(), day, call);
          }
          return isHeld;
        });
  }

  /** The first call of a day also forgets what is old, so that the table does not grow for ever. */
  private static void openDay(Connection sql, LocalDate day) throws SQLException {
    try (PreparedStatement insert = sql.prepareStatement(OPEN_DAY)) {
      insert.setObject(1, day);
      if (insert.executeUpdate() == 0) {
        return;
      }
    }
    try (PreparedStatement delete = sql.prepareStatement(FORGET)) {
      delete.setObject(1, day.minusDays(KEPT_DAYS));
      delete.executeUpdate();
    }
  }

  private static boolean hold(Connection sql, LocalDate day, BigDecimal worst, BigDecimal limit)
      throws SQLException {
    try (PreparedStatement update = sql.prepareStatement(HOLD)) {
      update.setBigDecimal(1, worst);
      update.setObject(2, day);
      update.setBigDecimal(3, worst);
      update.setBigDecimal(4, limit);
      return update.executeUpdate() == 1;
    }
  }

  private static void open(Connection sql, LocalDate day, Opened call) throws SQLException {
    try (PreparedStatement insert = sql.prepareStatement(OPEN)) {
      insert.setString(1, call.id());
      insert.setObject(2, day);
      insert.setObject(3, call.at().atOffset(ZoneOffset.UTC));
      insert.setString(4, call.provider());
      insert.setString(5, call.model());
      insert.setBigDecimal(6, call.worst());
      insert.executeUpdate();
    }
  }

  @Override
  public boolean settle(Ended call) {
    return transactions.run(
        "settle what a model cost",
        tx -> {
          try (PreparedStatement update = tx.sql().prepareStatement(SETTLE)) {
            update.setString(1, call.outcome());
            update.setLong(2, call.took().toMillis());
            update.setLong(3, call.tokens().input());
            update.setLong(4, call.tokens().cachedInput());
            update.setLong(5, call.tokens().output());
            update.setBigDecimal(6, call.cost());
            update.setString(7, call.call().id());
            return update.executeUpdate() == 1;
          }
        });
  }

  @Override
  public BigDecimal held(Instant day) {
    return transactions.run(
        "read what models cost",
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(HELD)) {
            select.setObject(1, day(day));
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? row.getBigDecimal(1) : BigDecimal.ZERO;
            }
          }
        });
  }

  @Override
  public List<Use> uses(Instant day) {
    return transactions.run(
        "read the use of models",
        tx -> {
          SortedMap<String, SortedMap<String, Long>> failures = failures(tx.sql(), day(day));
          List<Use> uses = new ArrayList<>();
          try (PreparedStatement select = tx.sql().prepareStatement(USES)) {
            select.setObject(1, day(day));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                uses.add(use(row, failures.getOrDefault(row.getString(1), new TreeMap<>())));
              }
            }
          }
          return uses;
        });
  }

  private static SortedMap<String, SortedMap<String, Long>> failures(Connection sql, LocalDate day)
      throws SQLException {
    SortedMap<String, SortedMap<String, Long>> failures = new TreeMap<>();
    try (PreparedStatement select = sql.prepareStatement(FAILURES)) {
      select.setObject(1, day);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          failures
              .computeIfAbsent(row.getString(1), any -> new TreeMap<>())
              .put(row.getString(2), row.getLong(3));
        }
      }
    }
    return failures;
  }

  private static Use use(ResultSet row, SortedMap<String, Long> failures) throws SQLException {
    long median = row.getLong(5);
    Optional<Latency> latency =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new Latency(Duration.ofMillis(median), Duration.ofMillis(row.getLong(6))));
    return new Use(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        failures,
        latency,
        new Tokens(row.getLong(7), row.getLong(8), row.getLong(9)),
        row.getBigDecimal(10));
  }
}
