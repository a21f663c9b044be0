package ffe.desk.arena;

import ffe.council.Agenda;
import ffe.council.Briefing;
import ffe.council.Call;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.Price;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.council.Tokens;
import ffe.decision.Action;
import ffe.decision.Decision;
import ffe.decision.Ensemble;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.decision.VoterWeights;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Quantity;
import ffe.observation.Holding;
import ffe.observation.Observation;
import ffe.risk.RiskInputs;
import ffe.risk.RiskPolicy;
import ffe.trading.CycleInputs;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.SliceReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decisions said by hand, all at a price of 100, and minutes that follow them. */
public final class Decided {

  public static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
  static final Instrument PAIR = Instrument.of("BTC-USD");
  static final Duration TEN = Duration.ofMinutes(10);

  private Decided() {}

  static Instant after(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  static Opinion.View view(String voter, Action action, double probability) {
    boolean buys = action == Action.BUY;
    return new Opinion.View(
        voter,
        action,
        new Probability(probability),
        TEN,
        buys ? Optional.of(ffe.money.Price.of("98")) : Optional.empty(),
        buys ? Optional.of(ffe.money.Price.of("104")) : Optional.empty(),
        "SAW_IT",
        "It was seen.",
        "Something else.");
  }

  static Opinion silent(String voter) {
    return new Opinion.Abstention(voter, "WARMING_UP", "Seen 3 of 26 candles.");
  }

  /** Asked for 1,000 tokens, of which 200 were cached, and 100 of answer. */
  static Call answered(String provider, String model) {
    return new Call(
        provider, model, 0, new ModelReply.Text("an answer", new Tokens(1_000, 200, 100), "stop"));
  }

  static Seat seat(String provider, String model) {
    return new Seat(provider, model, Price.parse("3/0.30/15"));
  }

  /** Without models. */
  public static DecisionRecord rules(Lane lane, Instant slot, Opinion... opinions) {
    return of(lane, slot, List.of(opinions), List.of(), List.of());
  }

  static DecisionRecord of(
      Lane lane, Instant slot, List<Opinion> opinions, List<Seat> seats, List<Call> calls) {
    Tick tick = new Tick(slot, ffe.money.Price.of("100"), Quantity.of("1"), 7);
    CycleInputs inputs =
        new CycleInputs(
            CycleInputs.SLOT,
            List.of(),
            Optional.of(tick),
            Holding.FLAT,
            RiskInputs.builder().now(slot).build(),
            RiskPolicy.standard(),
            EnsemblePolicy.DEFAULT,
            VoterWeights.EQUAL,
            Bps.ZERO,
            seats.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new Agenda(
                        Seating.of(seats, Duration.ofSeconds(30)),
                        new Briefing(List.of(), List.of()))),
            Optional.empty());
    Decision decision =
        Ensemble.decide(
            opinions, inputs.weights(), inputs.ensemble(), observed(slot, tick, inputs.holding()));
    return new DecisionRecord(
        ffe.canon.Digest.of(lane + " " + slot).hex().substring(0, 24),
        lane,
        slot,
        "code-1",
        inputs,
        opinions,
        Optional.of(decision),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DecisionRecord.Result.HELD,
        decision.reason(),
        calls.isEmpty()
            ? Optional.empty()
            : Optional.of(new Minutes(List.of(new Minutes.Text("system", "user")), calls)));
  }

  private static Observation observed(Instant slot, Tick tick, Holding holding) {
    SortedMap<String, CandleSeries> none = new TreeMap<>();
    for (String label : Observation.WINDOW.keySet()) {
      none.put(label, CandleSeries.of(PAIR, Timeframe.parse(label).orElseThrow(), List.of()));
    }
    return Observation.at(slot, PAIR, none, tick, holding);
  }

  /** Minutes by their closes, the first opens at {@link #START}; each opens at the close before. */
  static SliceReader minutes(double... closes) {
    List<Candle> candles = new ArrayList<>();
    double before = 100;
    for (double close : closes) {
      candles.add(
          new Candle(
              after(candles.size()),
              before,
              Math.max(before, close),
              Math.min(before, close),
              close,
              1,
              1));
      before = close;
    }
    return (lane, timeframe, first, count) ->
        CandleSeries.of(
            lane.instrument(),
            Timeframe.M1,
            candles.stream().filter(c -> !c.opensAt().isBefore(first)).limit(count).toList());
  }
}
