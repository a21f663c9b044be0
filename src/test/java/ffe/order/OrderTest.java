package ffe.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.OrderProposal.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class OrderTest {

  private static final Instant AT = Instant.parse("2013-11-27T00:00:00Z");
  private static final Instrument BTC = Instrument.of("BTC-USD");

  private static OrderProposal proposal(Purpose purpose, OrderType type, Optional<Protection> p) {
    ClientOrderId id = ClientOrderId.derived("paper", "cause", purpose.name());
    return new OrderProposal(
        id, "paper", "cause", purpose, BTC, Side.BUY, type, Quantity.of("2"), p);
  }

  private static Order in(OrderState state) {
    OrderProposal proposal = proposal(Purpose.ENTRY, OrderType.MARKET, Optional.empty());
    return new Order(proposal, state, Quantity.ZERO, AT, AT, "");
  }

  private static Fill fill(ClientOrderId order, String quantity, Instant at) {
    return new Fill(
        order + "-1",
        order,
        BTC,
        Side.BUY,
        Price.of("800"),
        Quantity.of(quantity),
        Money.zero(Currency.USD),
        Fill.Liquidity.TAKER,
        at);
  }

  /** Columns in the order of the enum: Intended Sending Working Partial Filled Cancelled ... */
  @ParameterizedTest
  @CsvSource({
    //                I S W P F C R E U
    "INTENDED,         .X.....X.",
    "SENDING,          ..XXX.X.X",
    "WORKING,          ...XXX..X",
    "PARTIALLY_FILLED, ...XXX..X",
    "FILLED,           .........",
    "CANCELLED,        .........",
    "REJECTED,         .........",
    "EXPIRED,          .........",
    "UNKNOWN,          ..XXXXXX.",
  })
  void lives_by_one_table(OrderState from, String row) {
    int column = 0;
    for (OrderState to : OrderState.values()) {
      boolean allowed = row.charAt(column) == 'X';
      column++;
      assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(allowed);
      if (allowed) {
        Order after = in(from).become(to, AT.plusSeconds(1), "because");
        assertThat(after.state()).isEqualTo(to);
        assertThat(after.changedAt()).isEqualTo(AT.plusSeconds(1));
        assertThat(after.intendedAt()).isEqualTo(AT);
        assertThat(after.note()).isEqualTo("because");
      } else {
        assertThatThrownBy(() -> in(from).become(to, AT, ""))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("cannot go from " + from + " to " + to);
      }
    }
    assertThat(from.isFinal()).isEqualTo(!row.contains("X"));
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  void works_at_the_venue_in_two_states_only(OrderState state) {
    boolean works = state == OrderState.WORKING || state == OrderState.PARTIALLY_FILLED;
    assertThat(state.isWorking()).isEqualTo(works);
  }

  @Test
  void counts_its_fills_until_nothing_remains() {
    Order order = in(OrderState.WORKING);
    Order part = order.filledBy(fill(order.id(), "0.5", AT.plusSeconds(1)));
    assertThat(part.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    assertThat(part.filled()).isEqualTo(Quantity.of("0.5"));
    assertThat(part.remaining()).isEqualTo(Quantity.of("1.5"));
    Order more = part.filledBy(fill(order.id(), "0.5", AT.plusSeconds(2)));
    assertThat(more.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    Order done = more.filledBy(fill(order.id(), "1", AT.plusSeconds(3)));
    assertThat(done.state()).isEqualTo(OrderState.FILLED);
    assertThat(done.remaining()).isEqualTo(Quantity.ZERO);
    assertThat(done.changedAt()).isEqualTo(AT.plusSeconds(3));
    assertThat(done.intendedAt()).isEqualTo(AT);
  }

  @Test
  void refuses_more_than_its_quantity_and_fills_of_another_order() {
    Order order = in(OrderState.WORKING);
    assertThatThrownBy(() -> order.filledBy(fill(order.id(), "2.00000001", AT)))
        .isInstanceOf(IllegalStateException.class);
    Order done = order.filledBy(fill(order.id(), "2", AT));
    assertThatThrownBy(() -> done.filledBy(fill(order.id(), "0.1", AT)))
        .isInstanceOf(IllegalStateException.class);
    ClientOrderId other = ClientOrderId.derived("paper", "other", "ENTRY");
    assertThatThrownBy(() -> order.filledBy(fill(other, "1", AT)))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = OrderState.class,
      names = {"INTENDED", "CANCELLED", "REJECTED", "EXPIRED"})
  void what_never_reached_the_venue_or_is_over_cannot_fill(OrderState state) {
    Order order = in(state);
    for (String quantity : List.of("1", "2")) {
      assertThatThrownBy(() -> order.filledBy(fill(order.id(), quantity, AT)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void only_an_entry_can_add_risk(Purpose purpose) {
    OrderProposal p = proposal(purpose, OrderType.MARKET, Optional.empty());
    assertThat(p.isReduceOnly()).isEqualTo(purpose != Purpose.ENTRY);
  }

  @ParameterizedTest
  @EnumSource(
      value = OrderType.class,
      names = {"STOP", "TAKE_PROFIT", "BRACKET"})
  void an_order_with_triggers_names_them(OrderType type) {
    assertThatThrownBy(() -> proposal(Purpose.PROTECTION, type, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(type.name());
  }

  @Test
  void the_target_of_a_protection_is_above_its_stop() {
    Price stop = Price.of("790");
    assertThat(new Protection(stop, Optional.of(Price.of("790.01"))).stop()).isEqualTo(stop);
    assertThatThrownBy(() -> new Protection(stop, Optional.of(stop)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_same_cause_names_the_same_order_and_another_leg_another() {
    ClientOrderId id = ClientOrderId.derived("paper", "decision-1", "ENTRY");
    assertThat(ClientOrderId.derived("paper", "decision-1", "ENTRY")).isEqualTo(id);
    assertThat(id.value()).isEqualTo("ffe-38b83a5d60463a83e38ab8b9ab2f");
    for (ClientOrderId other :
        List.of(
            ClientOrderId.derived("paper", "decision-1", "EXIT"),
            ClientOrderId.derived("paper", "decision-2", "ENTRY"),
            ClientOrderId.derived("live", "decision-1", "ENTRY"))) {
      assertThat(other).isNotEqualTo(id);
    }
    assertThatThrownBy(() -> new ClientOrderId("ffe-'; drop table"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_fill_has_a_quantity_and_no_negative_fee() {
    ClientOrderId id = ClientOrderId.derived("paper", "cause", "ENTRY");
    assertThatThrownBy(() -> fill(id, "0", AT)).isInstanceOf(IllegalArgumentException.class);
    assertThat(fill(id, "0.5", AT).notional()).isEqualTo(Money.of("400", Currency.USD));
  }
}
