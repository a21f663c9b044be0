package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.portfolio.LedgerEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** An entry of the ledger; its amounts also stand as {@link PostingRow}s. */
@Entity
@Table(name = "ledger_entry")
@IdClass(RowKeys.ById.class)
class LedgerEntryRow {

  @Id String account;
  @Id String id;
  String source;
  String instrument;
  long revision;
  int number;

  @Column(name = "booked_at")
  Instant bookedAt;

  String cause;
  String body;

  @SuppressWarnings("NullAway.Init")
  LedgerEntryRow() {}

  static LedgerEntryRow of(Step step, int number, LedgerEntry entry) {
    LedgerEntryRow row = new LedgerEntryRow();
    row.account = step.account();
    row.id = entry.id();
    row.source = step.source();
    row.instrument = step.instrument();
    row.revision = step.revision();
    row.number = number;
    row.bookedAt = entry.at();
    row.cause = entry.cause();
    row.body = Canon.write(entry);
    return row;
  }

  LedgerEntry toDomain() {
    return Canon.read(body, LedgerEntry.class);
  }
}
