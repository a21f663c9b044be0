package ffe.adapter.store;

import ffe.backtest.RecordedLine;
import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.desk.backtest.AnswerShelf;
import ffe.desk.models.Spending;
import ffe.market.Instrument;
import ffe.trading.DecisionRecord;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What models answered, in the database. One transaction a call; decisions are read by pages. */
@Dependent
public class StoreAnswers implements AnswerShelf {

  private static final Logger LOG = Logger.getLogger(StoreAnswers.class.getName());

  private static final int PAGE = 200;

  private static final String TO = "SELECT line FROM recorded_answer WHERE request = ?";

  private static final String KEEP =
      "INSERT INTO recorded_answer (request, provider, model, line, recorded_at)"
          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  /** Rules alone leave no minutes. */
  private static final String DECIDED =
      "SELECT slot, id, account, record FROM decision WHERE instrument = ANY (?::text[])"
          + " AND slot >= ? AND slot <= ? AND (slot, id, account) > (?, ?, ?)"
          + " AND position('\"minutes\":' in record) > 0"
          + " ORDER BY slot, id, account LIMIT ?";

  private final Transactions transactions;

  @Inject
  StoreAnswers(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<ModelReply> to(ModelRequest request) {
    String digest = request.digest().hex();
    return transactions.run(
        "read an answer",
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(TO)) {
            select.setString(1, digest);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(reply(row.getString(1), digest)) : Optional.empty();
            }
          }
        });
  }

  private static ModelReply reply(String line, String request) {
    return RecordedLine.read(line)
        .filter(read -> read.answer().request().hex().equals(request))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the recorded answer to request " + request + " is not as it was recorded"))
        .answer()
        .reply();
  }

  @Override
  public ModelReply keep(ModelRequest request, ModelReply reply, Instant at) {
    RecordedLine line = RecordedLine.of(request, reply, at);
    boolean isNew =
        transactions.run(
            "keep an answer",
            tx -> {
              try (PreparedStatement insert = tx.sql().prepareStatement(KEEP)) {
                insert.setString(1, request.digest().hex());
                insert.setString(2, request.provider());
                insert.setString(3, request.model());
                insert.setString(4, line.text());
                insert.setObject(5, at.atOffset(ZoneOffset.UTC));
                return insert.executeUpdate() == 1;
              }
            });
    return isNew ? reply : to(request).orElseThrow();
  }

  /** Where the next page begins: after this. */
  private record Place(OffsetDateTime slot, String id, String account) {}

  private record Read(Place place, String text) {}

  @Override
  public void decided(
      List<Instrument> instruments, Instant from, Instant to, Consumer<DecisionRecord> each) {
    Place after = new Place(from.minusSeconds(1).atOffset(ZoneOffset.UTC), "", "");
    int count = 0;
    boolean isMore = true;
    while (isMore && count < DECISIONS_MAX) {
      List<Read> page = page(instruments, from, to, after);
      page.forEach(read -> record(read).ifPresent(each));
      count += page.size();
      isMore = page.size() == PAGE;
      after = page.isEmpty() ? after : page.get(page.size() - 1).place();
    }
  }

  private List<Read> page(List<Instrument> instruments, Instant from, Instant to, Place after) {
    return transactions.run(
        "read what models answered in decisions",
        tx -> {
          try (PreparedStatement select = tx.sql().prepareStatement(DECIDED)) {
            select.setString(
                1,
                "{" + String.join(",", instruments.stream().map(Instrument::name).toList()) + "}");
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            select.setObject(4, after.slot());
            select.setString(5, after.id());
            select.setString(6, after.account());
            select.setInt(7, PAGE);
            return read(select);
          }
        });
  }

  private static List<Read> read(PreparedStatement select) throws SQLException {
    List<Read> page = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        page.add(
            new Read(
                new Place(
                    row.getObject(1, OffsetDateTime.class), row.getString(2), row.getString(3)),
                row.getString(4)));
      }
    }
    return page;
  }

  private static Optional<DecisionRecord> record(Read read) {
    try {
      return Optional.of(Canon.read(read.text(), DecisionRecord.class));
    } catch (CanonException e) {
      LOG.log(Level.FINE, "decision " + read.place().id(), e);
      return Optional.empty();
    }
  }

  @Override
  public Spending spentBy(String job) {
    return new StoreJobSpending(transactions, job);
  }
}
