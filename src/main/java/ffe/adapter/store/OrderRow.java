package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.execution.OrderIntent;
import ffe.order.Order;
import ffe.order.OrderProposal;
import ffe.order.OrderState;
import ffe.order.Protection;
import ffe.trading.Lane;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order as it stands; {@link OrderEventRow} keeps how it came there. */
@Entity
@Table(name = "trade_order")
@IdClass(RowKeys.ById.class)
class OrderRow {

  static final List<String> OPEN =
      Arrays.stream(OrderState.values()).filter(s -> !s.isFinal()).map(Enum::name).toList();

  @Id String account;
  @Id String id;
  String source;
  String instrument;
  String cause;
  String purpose;
  String side;

  @Column(name = "order_type")
  String orderType;

  BigDecimal quantity;
  @Nullable BigDecimal stop;
  @Nullable BigDecimal target;
  String state;
  BigDecimal filled;

  @Column(name = "intended_at")
  Instant intendedAt;

  @Column(name = "changed_at")
  Instant changedAt;

  String note;

  @Column(name = "change_number")
  int changeNumber;

  @Column(name = "policy_version")
  @Nullable String policyVersion;

  @Column(name = "lease_token")
  @Nullable Long leaseToken;

  @Column(name = "send_before")
  @Nullable Instant sendBefore;

  String body;

  @SuppressWarnings("NullAway.Init")
  OrderRow() {}

  static OrderRow of(Lane lane, Order order, Optional<OrderIntent> intent) {
    OrderProposal proposal = order.proposal();
    OrderRow row = new OrderRow();
    row.account = lane.account();
    row.id = order.id().value();
    row.source = lane.source();
    row.instrument = proposal.instrument().name();
    row.cause = proposal.cause();
    row.purpose = proposal.purpose().name();
    row.side = proposal.side().name();
    row.orderType = proposal.type().name();
    row.quantity = proposal.quantity().value();
    Optional<Protection> protection = proposal.protection();
    row.stop = protection.map(p -> p.stop().value()).orElse(null);
    row.target = protection.flatMap(Protection::target).map(p -> p.value()).orElse(null);
    row.intendedAt = order.intendedAt();
    row.policyVersion = intent.map(OrderIntent::policyVersion).orElse(null);
    row.leaseToken = intent.map(OrderIntent::leaseToken).orElse(null);
    row.sendBefore = intent.map(OrderIntent::sendBefore).orElse(null);
    row.become(order);
    return row;
  }

  /** Takes the order's new state; it is the next change of the order. */
  final void become(Order order) {
    state = order.state().name();
    filled = order.filled().value();
    changedAt = order.changedAt();
    note = order.note();
    changeNumber++;
    body = Canon.write(order);
  }

  boolean isOf(Lane lane) {
    return source.equals(lane.source()) && instrument.equals(lane.instrument().name());
  }

  Order toDomain() {
    return Canon.read(body, Order.class);
  }
}
