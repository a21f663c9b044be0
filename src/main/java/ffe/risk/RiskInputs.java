package ffe.risk;

import ffe.canon.LeftOutWhenEmpty;
import ffe.market.FeedState;
import ffe.market.InstrumentSpec;
import ffe.market.SecondPrice;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import ffe.portfolio.Margin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the gate may know when it judges. Every input may be absent, and a gate that needs an absent
 * one denies. Amounts are in the quote currency of the instrument; one in another currency counts
 * as absent.
 *
 * @param now session time of the judgement
 * @param state with today's equity already told
 * @param feedReason why the feed is not live, for people; empty when it is
 * @param dataAge session time since the newest data of the instrument
 * @param cycleLength length of the cycle's candle
 * @param instrumentBlocks why the instrument is blocked; an empty list means it is not
 * @param conviction probability of the decision, or manual
 * @param lastPrice the last trade; a new order counts at this price
 * @param availableCash free cash, not held by working orders
 * @param exposureAll value of all holdings, without working entries
 * @param exposureOfInstrument value of the instrument's holding, without working entries
 * @param exposureCorrelated value of all holdings that move together with the instrument, its own
 *     included
 * @param workingEntries entry orders sent and not final
 * @param workingEntriesNotional what they may still buy, at the last price; counted against every
 *     cap
 * @param heldQuantity units of the instrument held
 * @param openSells what market orders not final yet may still sell of them, whether or not the
 *     venue is known to have them
 * @param spec of the proposal's instrument
 * @param valueAtRisk what one day of twenty may cost more than, of all holdings and of the working
 *     entries of other instruments, as if all fell together
 * @param dayLoss the same of the instrument alone, in per cent of its price
 * @param margin the terms of a margin account; exposure then counts with what it binds of equity,
 *     and available cash is what is not bound
 * @param opened by which side a margin account opened what it holds of the instrument; SELL is
 *     short
 * @param second what another than the traded source says the instrument is worth
 */
public record RiskInputs(
    Optional<Instant> now,
    Optional<RiskState> state,
    Optional<FeedState> feedState,
    String feedReason,
    Optional<Duration> dataAge,
    Optional<Duration> cycleLength,
    Optional<List<String>> instrumentBlocks,
    Optional<Conviction> conviction,
    Optional<Price> lastPrice,
    Optional<Money> equity,
    Optional<Money> availableCash,
    Optional<Money> exposureAll,
    Optional<Money> exposureOfInstrument,
    Optional<Money> exposureCorrelated,
    Optional<Integer> openPositions,
    Optional<Integer> workingEntries,
    Optional<Money> workingEntriesNotional,
    Optional<Quantity> heldQuantity,
    Optional<Quantity> openSells,
    Optional<InstrumentSpec> spec,
    Optional<Bps> takerFee,
    @LeftOutWhenEmpty Optional<Money> valueAtRisk,
    @LeftOutWhenEmpty Optional<Percent> dayLoss,
    @LeftOutWhenEmpty Optional<Margin> margin,
    @LeftOutWhenEmpty Optional<Side> opened,
    @LeftOutWhenEmpty Optional<SecondPrice> second) {

  /** The same with the probability of a decision, in [0, 1]. */
  public RiskInputs withProbability(double probability) {
    return with(new Conviction.Probability(probability));
  }

  /** The same for what a person ordered. */
  public RiskInputs asManual() {
    return with(new Conviction.Manual());
  }

  private RiskInputs with(Conviction told) {
    return new RiskInputs(
        now,
        state,
        feedState,
        feedReason,
        dataAge,
        cycleLength,
        instrumentBlocks,
        Optional.of(told),
        lastPrice,
        equity,
        availableCash,
        exposureAll,
        exposureOfInstrument,
        exposureCorrelated,
        openPositions,
        workingEntries,
        workingEntriesNotional,
        heldQuantity,
        openSells,
        spec,
        takerFee,
        valueAtRisk,
        dayLoss,
        margin,
        opened,
        second);
  }

  /** Nothing is known; fill in what is. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects inputs; what is not told stays absent. Used by one thread. */
  public static final class Builder {
    private Optional<Instant> now = Optional.empty();
    private Optional<RiskState> state = Optional.empty();
    private Optional<FeedState> feedState = Optional.empty();
    private String feedReason = "";
    private Optional<Duration> dataAge = Optional.empty();
    private Optional<Duration> cycleLength = Optional.empty();
    private Optional<List<String>> instrumentBlocks = Optional.empty();
    private Optional<Conviction> conviction = Optional.empty();
    private Optional<Price> lastPrice = Optional.empty();
    private Optional<Money> equity = Optional.empty();
    private Optional<Money> availableCash = Optional.empty();
    private Optional<Money> exposureAll = Optional.empty();
    private Optional<Money> exposureOfInstrument = Optional.empty();
    private Optional<Money> exposureCorrelated = Optional.empty();
    private Optional<Integer> openPositions = Optional.empty();
    private Optional<Integer> workingEntries = Optional.empty();
    private Optional<Money> workingEntriesNotional = Optional.empty();
    private Optional<Quantity> heldQuantity = Optional.empty();
    private Optional<Quantity> openSells = Optional.empty();
    private Optional<InstrumentSpec> spec = Optional.empty();
    private Optional<Bps> takerFee = Optional.empty();
    private Optional<Money> valueAtRisk = Optional.empty();
    private Optional<Percent> dayLoss = Optional.empty();
    private Optional<Margin> margin = Optional.empty();
    private Optional<Side> opened = Optional.empty();
    private Optional<SecondPrice> second = Optional.empty();

    private Builder() {}

    public Builder now(Instant told) {
      now = Optional.of(told);
      return this;
    }

    public Builder state(RiskState told) {
      state = Optional.of(told);
      return this;
    }

    public Builder feed(FeedState told, String reason) {
      feedState = Optional.of(told);
      feedReason = reason;
      return this;
    }

    public Builder dataAge(Duration told) {
      dataAge = Optional.of(told);
      return this;
    }

    public Builder cycleLength(Duration told) {
      cycleLength = Optional.of(told);
      return this;
    }

    public Builder instrumentBlocks(List<String> told) {
      instrumentBlocks = Optional.of(List.copyOf(told));
      return this;
    }

    /** Of the ensemble's decision, in [0, 1]. */
    public Builder probability(double told) {
      conviction = Optional.of(new Conviction.Probability(told));
      return this;
    }

    /** A person ordered it. */
    public Builder manual() {
      conviction = Optional.of(new Conviction.Manual());
      return this;
    }

    public Builder lastPrice(Price told) {
      lastPrice = Optional.of(told);
      return this;
    }

    public Builder equity(Money told) {
      equity = Optional.of(told);
      return this;
    }

    public Builder availableCash(Money told) {
      availableCash = Optional.of(told);
      return this;
    }

    public Builder exposureAll(Money told) {
      exposureAll = Optional.of(told);
      return this;
    }

    public Builder exposureOfInstrument(Money told) {
      exposureOfInstrument = Optional.of(told);
      return this;
    }

    public Builder exposureCorrelated(Money told) {
      exposureCorrelated = Optional.of(told);
      return this;
    }

    public Builder openPositions(int told) {
      openPositions = Optional.of(told);
      return this;
    }

    public Builder workingEntries(int told) {
      workingEntries = Optional.of(told);
      return this;
    }

    public Builder workingEntriesNotional(Money told) {
      workingEntriesNotional = Optional.of(told);
      return this;
    }

    public Builder openSells(Quantity told) {
      openSells = Optional.of(told);
      return this;
    }

    public Builder heldQuantity(Quantity told) {
      heldQuantity = Optional.of(told);
      return this;
    }

    public Builder spec(InstrumentSpec told) {
      spec = Optional.of(told);
      return this;
    }

    public Builder takerFee(Bps told) {
      takerFee = Optional.of(told);
      return this;
    }

    public Builder valueAtRisk(Money told) {
      valueAtRisk = Optional.of(told);
      return this;
    }

    public Builder dayLoss(Percent told) {
      dayLoss = Optional.of(told);
      return this;
    }

    /** Of a margin account. */
    public Builder margin(Margin told) {
      margin = Optional.of(told);
      return this;
    }

    /** By which side what is held was opened. */
    public Builder opened(Side told) {
      opened = Optional.of(told);
      return this;
    }

    /** What another than the traded source tells. */
    public Builder second(SecondPrice told) {
      second = Optional.of(told);
      return this;
    }

    public RiskInputs build() {
      return new RiskInputs(
          now,
          state,
          feedState,
          feedReason,
          dataAge,
          cycleLength,
          instrumentBlocks,
          conviction,
          lastPrice,
          equity,
          availableCash,
          exposureAll,
          exposureOfInstrument,
          exposureCorrelated,
          openPositions,
          workingEntries,
          workingEntriesNotional,
          heldQuantity,
          openSells,
          spec,
          takerFee,
          valueAtRisk,
          dayLoss,
          margin,
          opened,
          second);
    }
  }
}
