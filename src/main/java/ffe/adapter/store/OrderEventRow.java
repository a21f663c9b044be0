package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.execution.OrderIntent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change of an order. */
@Entity
@Table(name = "order_event")
@IdClass(RowKeys.ByNumber.class)
class OrderEventRow {

  @Id String account;

  @Id
  @Column(name = "order_id")
  String id;

  @Id
  @Column(name = "change_number")
  int number;

  String state;
  BigDecimal filled;

  @Column(name = "changed_at")
  Instant changedAt;

  String note;
  String body;
  @Nullable String intent;

  @SuppressWarnings("NullAway.Init")
  OrderEventRow() {}

  /** The change that made the row what it is. */
  static OrderEventRow of(OrderRow order, Optional<OrderIntent> intent) {
    OrderEventRow row = new OrderEventRow();
    row.account = order.account;
    row.id = order.id;
    row.number = order.changeNumber;
    row.state = order.state;
    row.filled = order.filled;
    row.changedAt = order.changedAt;
    row.note = order.note;
    row.body = order.body;
    row.intent = intent.map(Canon::write).orElse(null);
    return row;
  }
}
