package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.order.Fill;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** A fill. */
@Entity
@Table(name = "fill")
@IdClass(RowKeys.ById.class)
class FillRow {

  @Id String account;
  @Id String id;

  @Column(name = "order_id")
  String orderId;

  String source;
  String instrument;
  String side;
  BigDecimal price;
  BigDecimal quantity;
  BigDecimal fee;

  @Column(name = "fee_currency")
  String feeCurrency;

  String liquidity;

  @Column(name = "filled_at")
  Instant filledAt;

  long revision;
  int number;
  String body;

  @SuppressWarnings("NullAway.Init")
  FillRow() {}

  static FillRow of(Step step, int number, Fill fill) {
    FillRow row = new FillRow();
    row.account = step.account();
    row.id = fill.id();
    row.orderId = fill.orderId().value();
    row.source = step.source();
    row.instrument = fill.instrument().name();
    row.side = fill.side().name();
    row.price = fill.price().value();
    row.quantity = fill.quantity().value();
    row.fee = fill.fee().amount();
    row.feeCurrency = fill.fee().currency().code();
    row.liquidity = fill.liquidity().name();
    row.filledAt = fill.time();
    row.revision = step.revision();
    row.number = number;
    row.body = Canon.write(fill);
    return row;
  }

  Fill toDomain() {
    return Canon.read(body, Fill.class);
  }
}
