package ffe.adapter.store;

import ffe.desk.RowPage;
import ffe.desk.market.FlawBook;
import ffe.desk.market.FlawQuery;
import ffe.market.DataFlaw;
import ffe.market.Instrument;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Flaws of sources in the database. One transaction a call. */
@Dependent
public class StoreFlaws implements FlawBook {

  private static final String KEEP =
      "INSERT INTO data_flaw (source, instrument, kind, told, why, heard_at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private static final String FORGET = "DELETE FROM data_flaw WHERE heard_at < ?";

  private static final String FOUND =
      "SELECT number, source, instrument, kind, told, why, heard_at FROM data_flaw WHERE true";

  private record Numbered(long number, DataFlaw flaw) {}

  private final Transactions transactions;

  @Inject
  StoreFlaws(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void keep(List<DataFlaw> flaws, Instant forgetBefore) {
    int unused =
        transactions.run(
            "keep what is not believed",
            tx -> {
              try (PreparedStatement insert = tx.sql().prepareStatement(KEEP)) {
                for (DataFlaw flaw : flaws) {
                  insert.setString(1, flaw.source());
                  insert.setString(2, flaw.instrument().map(Instrument::name).orElse(null));
                  insert.setString(3, flaw.kind().name());
                  insert.setString(4, flaw.told());
                  insert.setString(5, flaw.why());
                  insert.setTimestamp(6, InstantConverter.column(flaw.at()));
                  insert.addBatch();
                }
                insert.executeBatch();
              }
              try (PreparedStatement delete = tx.sql().prepareStatement(FORGET)) {
                delete.setTimestamp(1, InstantConverter.column(forgetBefore));
                return delete.executeUpdate();
              }
            });
  }

  @Override
  public RowPage<DataFlaw> page(FlawQuery query) {
    Where where = new Where(FOUND);
    query.source().ifPresent(s -> where.and("source = ?", s));
    query.instrument().ifPresent(i -> where.and("instrument = ?", i.name()));
    query.cursor().ifPresent(c -> where.and("number < ?", Long.parseLong(c)));
    where.then(" ORDER BY number DESC LIMIT ?", query.limit() + 1);
    List<Numbered> found =
        transactions.run(
            "list what is not believed",
            tx ->
                where.list(
                    tx.sql(),
                    row ->
                        new Numbered(
                            row.getLong(1),
                            new DataFlaw(
                                row.getString(2),
                                Optional.ofNullable(row.getString(3)).map(Instrument::of),
                                DataFlaw.Kind.valueOf(row.getString(4)),
                                row.getString(5),
                                row.getString(6),
                                row.getTimestamp(7).toInstant()))));
    RowPage<Numbered> page = RowPage.of(found, query.limit(), last -> Long.toString(last.number()));
    return new RowPage<>(page.rows().stream().map(Numbered::flaw).toList(), page.next());
  }
}
