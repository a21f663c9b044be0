package ffe.risk;

import ffe.market.FeedState;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A proposal with everything the gate may know; {@link #good} passes every gate with room left. */
record RiskCase(OrderProposal proposal, RiskInputs inputs, RiskPolicy policy) {

  static final Instant NOW = Instant.parse("2013-11-28T12:00:00Z");
  static final Instrument BTC_USD = Instrument.of("BTC-USD");
  static final InstrumentSpec SPEC =
      new InstrumentSpec(
          new Venue("KRAKEN"),
          BTC_USD,
          Price.of("0.01"),
          Quantity.of("0.0001"),
          Quantity.of("0.001"),
          usd("5"));

  static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  /** Buys 1 BTC at 900 with a stop 2 % below and a target at twice the risk; equity 10,000. */
  static RiskCase good() {
    RiskInputs inputs =
        RiskInputs.builder()
            .now(NOW)
            .state(calm())
            .feed(FeedState.LIVE, "")
            .dataAge(Duration.ofSeconds(3))
            .cycleLength(Timeframe.M5.length())
            .instrumentBlocks(List.of())
            .probability(0.75)
            .lastPrice(Price.of("900"))
            .equity(usd("10000"))
            .availableCash(usd("10000"))
            .exposureAll(usd("0"))
            .exposureOfInstrument(usd("0"))
            .exposureCorrelated(usd("0"))
            .openPositions(0)
            .workingEntries(0)
            .workingEntriesNotional(usd("0"))
            .heldQuantity(Quantity.ZERO)
            .openSells(Quantity.ZERO)
            .spec(SPEC)
            .takerFee(Bps.of("26"))
            .valueAtRisk(usd("0"))
            .dayLoss(Percent.of("8"))
            .build();
    OrderProposal entry =
        new OrderProposal(
            ClientOrderId.derived("main", "decision-1", "entry"),
            "main",
            "decision-1",
            Purpose.ENTRY,
            BTC_USD,
            Side.BUY,
            OrderType.MARKET,
            Quantity.of("1"),
            Optional.of(new Protection(Price.of("882"), Optional.of(Price.of("936")))));
    return new RiskCase(entry, inputs, RiskPolicy.standard());
  }

  /** Sells 1 BTC of a holding of 1, for a purpose that only reduces. */
  static RiskCase reducing(Purpose purpose) {
    RiskCase c = good().input("heldQuantity", Quantity.of("1")).order("side", Side.SELL);
    return purpose == Purpose.PROTECTION
        ? c.order("purpose", purpose).order("type", OrderType.BRACKET)
        : c.order("purpose", purpose).order("protection", Optional.empty());
  }

  static RiskState calm() {
    return RiskState.fresh()
        .onEquity(NOW.minusSeconds(60), usd("10000"), RiskPolicy.standard())
        .state();
  }

  /** Copies a record with one component changed. */
  static <T extends Record> T with(T record, String name, Object value) {
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      boolean found = false;
      for (int i = 0; i < components.length; i++) {
        found |= components[i].getName().equals(name);
        values[i] =
            components[i].getName().equals(name)
                ? value
                : components[i].getAccessor().invoke(record);
      }
      if (!found) {
        throw new IllegalArgumentException("no component " + name);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      @SuppressWarnings("unchecked")
      T copy = (T) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return copy;
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  RiskCase input(String name, Object value) {
    return new RiskCase(proposal, with(inputs, name, Optional.of(value)), policy);
  }

  RiskCase without(String name) {
    return new RiskCase(proposal, with(inputs, name, Optional.empty()), policy);
  }

  RiskCase order(String name, Object value) {
    return new RiskCase(with(proposal, name, value), inputs, policy);
  }

  RiskCase limit(String name, Object value) {
    return new RiskCase(proposal, inputs, with(policy, name, value));
  }

  RiskCase state(String name, Object value) {
    return input("state", with(inputs.state().orElseThrow(), name, value));
  }

  RiskCase protection(String stop, String target) {
    return order(
        "protection", Optional.of(new Protection(Price.of(stop), Optional.of(Price.of(target)))));
  }

  RiskCase usd(String input, String amount) {
    return input(input, usd(amount));
  }

  RiskCase quantity(String quantity) {
    return order("quantity", Quantity.of(quantity));
  }

  RiskVerdict judge() {
    return new RiskGate(policy, policy.calendar()).judge(proposal, inputs);
  }

  /** Codes of the denials, in order; empty when approved. */
  List<String> codes() {
    return denials().stream().map(Denial::code).toList();
  }

  List<Denial> denials() {
    return judge() instanceof RiskVerdict.Denied denied ? denied.denials() : List.of();
  }
}
