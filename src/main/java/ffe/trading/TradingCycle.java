package ffe.trading;

import ffe.council.Agenda;
import ffe.council.Council;
import ffe.council.Hearing;
import ffe.council.Minutes;
import ffe.council.Situation;
import ffe.decision.Action;
import ffe.decision.Decision;
import ffe.decision.Ensemble;
import ffe.decision.Opinion;
import ffe.market.CandleSeries;
import ffe.market.MarketData;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.observation.Holding;
import ffe.observation.Observation;
import ffe.order.ClientOrderId;
import ffe.order.OrderProposal;
import ffe.order.OrderProposal.Purpose;
import ffe.order.OrderType;
import ffe.order.Protection;
import ffe.order.Side;
import ffe.portfolio.RoundTrip;
import ffe.risk.Denial;
import ffe.risk.PositionSizer;
import ffe.risk.RiskGate;
import ffe.risk.RiskInputs;
import ffe.risk.RiskVerdict;
import ffe.risk.Sizing;
import ffe.risk.VerdictRecord;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Observe, orient, decide, judge: from what is known at one instant to a record and, where there is
 * one, an approved order. Pure: the same inputs and answers give the same record on every machine.
 */
public final class TradingCycle {

  private final CycleRules rules;
  private final Asked asked;
  private final RiskGate gate;
  private final String codeVersion;
  private final CycleWatch watch;

  /** Who is asked: rules, and models where some have a seat. */
  record Asked(AnalystPanel panel, Optional<Council> council) {

    Asked(AnalystPanel panel) {
      this(panel, Optional.empty());
    }
  }

  TradingCycle(CycleRules rules, Asked asked, RiskGate gate, String codeVersion, CycleWatch watch) {
    this.rules = rules;
    this.asked = asked;
    this.gate = gate;
    this.codeVersion = codeVersion;
    this.watch = watch;
  }

  /** Where an account stands in an instrument, as a cycle may know it. */
  record Standing(
      Holding holding, RiskInputs risk, List<RoundTrip> recent, Optional<Neighbour> beside) {}

  /** Another lane of the account, and its newest candles. */
  record Neighbour(Lane lane, CandleSeries candles) {

    Beside reference() {
      return new Beside(lane, MarketSlice.of(candles));
    }
  }

  /** Candles by timeframe, and those of a second instrument where an analyst looks at one. */
  record Seen(SortedMap<String, CandleSeries> candles, Optional<CandleSeries> beside) {}

  /**
   * Runs the cycle of a slot for what is done by it alone: its record names no candles. Without
   * models.
   *
   * @return empty for HOLD
   */
  Optional<Cycle> sketch(Lane lane, Instant slot, MarketData market, Glimpse glimpse) {
    Optional<Tick> tick = market.lastTick(lane.instrument());
    if (tick.isEmpty()) {
      return Optional.empty();
    }
    Seen seen = new Seen(window(lane, market), glimpse.beside().map(Neighbour::candles));
    Observation observation = observation(lane, slot, seen, tick.get(), glimpse.holding());
    List<Opinion> opinions = asked.panel().ask(observation);
    boolean isHold =
        opinions.stream().noneMatch(TradingCycle::acts)
            || Ensemble.decide(opinions, rules.weights(), rules.ensemble(), observation).action()
                == Action.HOLD;
    return isHold
        ? Optional.empty()
        : Optional.of(
            compute(
                lane,
                slot,
                inputs(CycleInputs.SLOT, List.of(), tick, glimpse.whole().get()),
                seen));
  }

  /** What a sketch knows of where an account stands, and how it learns the rest. */
  record Glimpse(Holding holding, Optional<Neighbour> beside, Supplier<Standing> whole) {}

  private static boolean acts(Opinion opinion) {
    return opinion instanceof Opinion.View view && view.action() != Action.HOLD;
  }

  private SortedMap<String, CandleSeries> window(Lane lane, MarketData market) {
    SortedMap<String, CandleSeries> candles = new TreeMap<>();
    Observation.window(rules.timeframe())
        .forEach(
            (label, count) ->
                candles.put(
                    label,
                    market.candles(
                        lane.instrument(), Timeframe.parse(label).orElseThrow(), count)));
    return candles;
  }

  private static Observation observation(
      Lane lane, Instant slot, Seen seen, Tick tick, Holding holding) {
    Observation alone = Observation.at(slot, lane.instrument(), seen.candles(), tick, holding);
    return seen.beside().map(alone::beside).orElse(alone);
  }

  /** Runs the cycle of a slot on the market as known now. */
  Cycle run(Lane lane, Instant slot, String kind, MarketData market, Standing standing) {
    watch.at(CycleWatch.Step.OBSERVE);
    SortedMap<String, CandleSeries> candles = window(lane, market);
    CycleInputs inputs =
        inputs(
            kind,
            candles.values().stream().map(MarketSlice::of).toList(),
            market.lastTick(lane.instrument()),
            standing);
    Cycle done =
        compute(lane, slot, inputs, new Seen(candles, standing.beside().map(Neighbour::candles)));
    watch.at(CycleWatch.Step.DONE);
    return done;
  }

  private CycleInputs inputs(
      String kind, List<MarketSlice> slices, Optional<Tick> tick, Standing standing) {
    return new CycleInputs(
        kind,
        slices,
        tick,
        standing.holding(),
        standing.risk(),
        rules.policy(),
        rules.ensemble(),
        rules.weights(),
        rules.slippage(),
        asked.council().map(council -> council.agenda(standing.recent(), rules.ensemble())),
        standing.beside().map(Neighbour::reference));
  }

  /** As {@link #run}, from recorded inputs and the candles their slices name. */
  Cycle compute(Lane lane, Instant slot, CycleInputs inputs, Seen seen) {
    Draft draft = new Draft(lane, slot, inputs);
    Optional<Tick> tick = inputs.lastTick();
    if (tick.isEmpty()) {
      return draft.end(DecisionRecord.Result.NO_DECISION, "NO_TRADE_SEEN");
    }
    Observation observation = observation(lane, slot, seen, tick.get(), inputs.holding());
    watch.at(CycleWatch.Step.ASK);
    draft.ask(observation);
    watch.at(CycleWatch.Step.DECIDE);
    Decision decision =
        Ensemble.decide(draft.opinions, inputs.weights(), inputs.ensemble(), observation);
    draft.decision = Optional.of(decision);
    if (decision.action() == Action.HOLD) {
      return draft.end(DecisionRecord.Result.HELD, decision.reason());
    }
    Side side = decision.action() == Action.BUY ? Side.BUY : Side.SELL;
    return inputs.holding().opens(side) ? draft.enter(decision, side) : draft.exit(decision, side);
  }

  /** A cycle's record in the making. */
  private final class Draft {

    private final Lane lane;
    private final Instant slot;
    private final CycleInputs inputs;
    private final String id;
    private List<Opinion> opinions = List.of();
    private Optional<Minutes> minutes = Optional.empty();
    private Optional<Decision> decision = Optional.empty();
    private Optional<Denial> refusedSize = Optional.empty();
    private Optional<OrderProposal> proposal = Optional.empty();
    private Optional<VerdictRecord> verdict = Optional.empty();

    Draft(Lane lane, Instant slot, CycleInputs inputs) {
      this.lane = lane;
      this.slot = slot;
      this.inputs = inputs;
      this.id = DecisionRecord.idOf(lane, slot, inputs.kind());
    }

    void ask(Observation observation) {
      opinions = asked.panel().ask(observation);
      if (inputs.agenda().isPresent()) {
        Agenda agenda = inputs.agenda().get();
        Situation situation =
            new Situation(observation, inputs.risk(), inputs.policy(), agenda.briefing());
        Council.Held held =
            asked
                .council()
                .orElseThrow()
                .convene(
                    agenda, new Hearing(situation, opinions, inputs.ensemble(), inputs.weights()));
        minutes = Optional.of(held.minutes());
        opinions = Council.byName(opinions, held.opinions());
      }
    }

    Cycle enter(Decision decision, Side side) {
      Price entry = inputs.lastTick().orElseThrow().price();
      Optional<Price> stop = decision.stop().map(price -> onTick(price, side));
      if (stop.isEmpty()) {
        return deny(
            new Denial(
                "STOP_MISSING",
                "none",
                side == Side.BUY ? "a stop below the price" : "a stop above the price",
                "The supporters named no stop, and an entry needs one."));
      }
      Optional<Quantity> quantity = quantity(new PositionSizer.Wanted(side, entry, stop.get()));
      return quantity.isPresent()
          ? judge(
              Purpose.ENTRY,
              side,
              quantity.get(),
              Optional.of(
                  new Protection(stop.get(), decision.target().map(price -> onTick(price, side)))),
              decision)
          : end(DecisionRecord.Result.DENIED, refusedSize.orElseThrow().code());
    }

    /**
     * To the venue's price step, down, or up where a short position is opened: risk is never
     * understated, reward never overstated.
     */
    private Price onTick(Price price, Side side) {
      RoundingMode mode = side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
      return inputs
          .risk()
          .spec()
          .map(spec -> price.roundedTo(spec.priceTick(), mode))
          .orElse(price);
    }

    /** Empty, with the reason kept, when nothing may be opened or an input is missing. */
    private Optional<Quantity> quantity(PositionSizer.Wanted wanted) {
      Sizing sizing = EntrySize.of(inputs, wanted);
      if (sizing instanceof Sizing.Sized sized) {
        return Optional.of(sized.quantity());
      }
      refusedSize = Optional.of(((Sizing.Refused) sizing).why());
      return Optional.empty();
    }

    Cycle exit(Decision decision, Side side) {
      return judge(Purpose.EXIT, side, inputs.holding().quantity(), Optional.empty(), decision);
    }

    private Cycle deny(Denial why) {
      refusedSize = Optional.of(why);
      return end(DecisionRecord.Result.DENIED, why.code());
    }

    private Cycle judge(
        Purpose purpose,
        Side side,
        Quantity quantity,
        Optional<Protection> protection,
        Decision d) {
      OrderProposal wanted =
          new OrderProposal(
              ClientOrderId.derived(lane.account(), id, purpose.name()),
              lane.account(),
              id,
              purpose,
              lane.instrument(),
              side,
              OrderType.MARKET,
              quantity,
              protection);
      proposal = Optional.of(wanted);
      watch.at(CycleWatch.Step.GATE);
      RiskVerdict answer =
          gate.judge(wanted, inputs.risk().withProbability(d.probability().value()));
      VerdictRecord kept = answer.toRecord(inputs.policy().version());
      verdict = Optional.of(kept);
      if (answer instanceof RiskVerdict.Approved approved) {
        return new Cycle(
            record(DecisionRecord.Result.ORDERED, d.reason()), Optional.of(approved.order()));
      }
      return end(DecisionRecord.Result.DENIED, kept.denials().get(0).code());
    }

    Cycle end(DecisionRecord.Result result, String reason) {
      return new Cycle(record(result, reason), Optional.empty());
    }

    private DecisionRecord record(DecisionRecord.Result result, String reason) {
      return new DecisionRecord(
          id,
          lane,
          slot,
          codeVersion,
          inputs,
          opinions,
          decision,
          refusedSize,
          proposal,
          verdict,
          result,
          reason,
          minutes);
    }
  }
}
