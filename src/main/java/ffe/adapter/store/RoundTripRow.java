package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.portfolio.RoundTrip;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** A round trip; amounts are in the quote currency. */
@Entity
@Table(name = "round_trip")
@IdClass(RowKeys.ByName.class)
class RoundTripRow {

  @Id String account;

  @Id
  @Column(name = "exit_fill_id")
  String id;

  @Id
  @Column(name = "entry_fill_id")
  String name;

  String source;
  String instrument;
  long revision;
  int number;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "closed_at")
  Instant closedAt;

  BigDecimal quantity;
  String currency;
  BigDecimal cost;
  BigDecimal proceeds;
  BigDecimal fees;
  BigDecimal profit;
  String body;

  @SuppressWarnings("NullAway.Init")
  RoundTripRow() {}

  static RoundTripRow of(Step step, int number, RoundTrip trip) {
    RoundTripRow row = new RoundTripRow();
    row.account = step.account();
    row.id = trip.exitFillId();
    row.name = trip.entryFillId();
    row.source = step.source();
    row.instrument = trip.instrument().name();
    row.revision = step.revision();
    row.number = number;
    row.openedAt = trip.openedAt();
    row.closedAt = trip.closedAt();
    row.quantity = trip.quantity().value();
    row.currency = trip.profit().currency().code();
    row.cost = trip.cost().amount();
    row.proceeds = trip.proceeds().amount();
    row.fees = trip.fees().amount();
    row.profit = trip.profit().amount();
    row.body = Canon.write(trip);
    return row;
  }

  RoundTrip toDomain() {
    return Canon.read(body, RoundTrip.class);
  }
}
