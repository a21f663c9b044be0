package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.portfolio.LedgerEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that moved money or holdings; numbered within its append in booking order. */
@Entity
@Table(name = "ledger_event")
@IdClass(RowKeys.ById.class)
class LedgerEventRow {

  @Id String account;
  @Id String id;
  String source;
  String instrument;
  long revision;
  int number;
  String kind;

  @Column(name = "booked_at")
  Instant bookedAt;

  String body;

  @SuppressWarnings("NullAway.Init")
  LedgerEventRow() {}

  static LedgerEventRow of(Step step, int number, LedgerEvent event) {
    LedgerEventRow row = new LedgerEventRow();
    row.account = step.account();
    row.id = event.id();
    row.source = step.source();
    row.instrument = step.instrument();
    row.revision = step.revision();
    row.number = number;
    row.kind = event.fold(d -> "DEPOSITED", f -> "FILLED", f -> "FINANCED");
    row.bookedAt = event.at();
    row.body = Canon.write(event);
    return row;
  }

  LedgerEvent toDomain() {
    return Canon.read(body, LedgerEvent.class);
  }
}
