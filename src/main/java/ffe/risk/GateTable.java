package ffe.risk;

import static ffe.risk.Input.BLOCKS;
import static ffe.risk.Input.CASH;
import static ffe.risk.Input.CONVICTION;
import static ffe.risk.Input.CYCLE_LENGTH;
import static ffe.risk.Input.DATA_AGE;
import static ffe.risk.Input.DAY_LOSS;
import static ffe.risk.Input.DAY_START;
import static ffe.risk.Input.EQUITY;
import static ffe.risk.Input.EXPOSURE_ALL;
import static ffe.risk.Input.EXPOSURE_CORRELATED;
import static ffe.risk.Input.EXPOSURE_OF_INSTRUMENT;
import static ffe.risk.Input.FEED;
import static ffe.risk.Input.HELD;
import static ffe.risk.Input.LAST_PRICE;
import static ffe.risk.Input.NOW;
import static ffe.risk.Input.OPEN_POSITIONS;
import static ffe.risk.Input.OPEN_SELLS;
import static ffe.risk.Input.PEAK;
import static ffe.risk.Input.SPEC;
import static ffe.risk.Input.STATE;
import static ffe.risk.Input.STOP;
import static ffe.risk.Input.TAKER_FEE;
import static ffe.risk.Input.TARGET;
import static ffe.risk.Input.VALUE_AT_RISK;
import static ffe.risk.Input.WEEK_START;
import static ffe.risk.Input.WORKING_ENTRIES;
import static ffe.risk.Input.WORKING_NOTIONAL;
import static ffe.risk.Scope.ENTRY;
import static ffe.risk.Scope.EXIT;
import static ffe.risk.Scope.FLATTEN;
import static ffe.risk.Scope.MOVE;
import static ffe.risk.Scope.PROTECTION;
import static ffe.risk.Scope.WIDENING;

import ffe.risk.Gate.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Every gate, the most important first. A denial lists its reasons in this order. */
final class GateTable {

  private static final Set<Scope> ENTRIES = EnumSet.of(ENTRY);
  private static final Set<Scope> ADDING_RISK = EnumSet.of(ENTRY, WIDENING);
  private static final Set<Scope> CHOSEN = EnumSet.of(ENTRY, EXIT);
  private static final Set<Scope> MOVES = EnumSet.of(MOVE, WIDENING);
  private static final Set<Scope> ENTRIES_AND_MOVES = EnumSet.of(ENTRY, MOVE, WIDENING);
  private static final Set<Scope> WITH_STOP = EnumSet.of(ENTRY, PROTECTION, MOVE, WIDENING);
  private static final Set<Scope> REDUCING = EnumSet.of(EXIT, PROTECTION, FLATTEN, MOVE, WIDENING);
  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);

  static final List<Gate> GATES =
      List.of(
          // what the world allows
          gate("SESSION_TIME", ALL, StateGates::sessionTime, NOW),
          gate("HALTED", ADDING_RISK, StateGates::halted, NOW, STATE),
          gate("FEED_NOT_LIVE", ADDING_RISK, MarketGates::feed, FEED),
          gate("DATA_STALE", ADDING_RISK, MarketGates::dataAge, DATA_AGE, CYCLE_LENGTH),
          new Gate(
              "MARKET_CLOSED",
              ENTRIES,
              List.of(NOW, CYCLE_LENGTH),
              c -> c.hours().isPresent(),
              MarketGates::closed),
          new Gate(
              "PRICES_DISAGREE",
              ENTRIES,
              List.of(NOW, LAST_PRICE),
              c -> c.second().isPresent(),
              MarketGates::second),
          gate("INSTRUMENT_BLOCKED", ENTRIES_AND_MOVES, MarketGates::blocked, BLOCKS),
          // what the idea is worth
          gate("CONFIDENCE_TOO_LOW", ENTRIES, MarketGates::confidence, CONVICTION),
          gate("STOP_MISSING", WITH_STOP, ShapeGates::stopMissing),
          gate("STOP_DISTANCE", ENTRIES_AND_MOVES, ShapeGates::stopDistance, LAST_PRICE, STOP),
          gate("TARGET_REACHED", MOVES, ShapeGates::targetReached, LAST_PRICE),
          gate("REWARD_TO_RISK", ENTRIES, ShapeGates::rewardToRisk, LAST_PRICE, STOP, TARGET),
          // how much may be at stake
          gate("RISK_PER_TRADE", ADDING_RISK, SizeGates::risk, EQUITY, LAST_PRICE, STOP, TAKER_FEE),
          gate("POSITION_CAP", ENTRIES, SizeGates::position, capped(EXPOSURE_OF_INSTRUMENT)),
          gate("EXPOSURE_CAP", ENTRIES, SizeGates::exposure, capped(EXPOSURE_ALL)),
          gate("CORRELATED_EXPOSURE", ENTRIES, SizeGates::correlated, capped(EXPOSURE_CORRELATED)),
          gate(
              "VALUE_AT_RISK",
              ENTRIES,
              SizeGates::valueAtRisk,
              EQUITY,
              VALUE_AT_RISK,
              DAY_LOSS,
              WORKING_NOTIONAL,
              LAST_PRICE),
          gate(
              "OPEN_POSITIONS",
              ENTRIES,
              StateGates::openPositions,
              OPEN_POSITIONS,
              WORKING_ENTRIES,
              HELD),
          // how fast and how badly it went
          gate("ORDER_RATE", CHOSEN, StateGates::orderRate, NOW, STATE),
          gate("COOL_DOWN", ENTRIES, StateGates::coolDown, NOW, STATE),
          gate("DAILY_LOSS", ENTRIES, StateGates::dailyLoss, NOW, STATE, EQUITY, DAY_START),
          gate("WEEKLY_LOSS", ENTRIES, StateGates::weeklyLoss, NOW, STATE, EQUITY, WEEK_START),
          gate("DRAWDOWN", ENTRIES, StateGates::drawdown, STATE, EQUITY, PEAK),
          // what account and venue can do
          gate("INSUFFICIENT_CASH", ENTRIES, SizeGates::cash, CASH, LAST_PRICE, TAKER_FEE),
          gate("BELOW_MINIMUM", ENTRIES, ShapeGates::minimum, SPEC, LAST_PRICE),
          gate("OFF_GRID", ALL, ShapeGates::grid, SPEC),
          gate("NOTHING_TO_REDUCE", REDUCING, ShapeGates::nothingToReduce, HELD),
          gate("EXCEEDS_HOLDING", ALL, ShapeGates::exceedsHolding, HELD, OPEN_SELLS));

  private GateTable() {}

  private static Gate gate(
      String code, Set<Scope> scopes, Function<GateCase, Finding> check, Input... needs) {
    return new Gate(code, scopes, List.of(needs), any -> true, check);
  }

  private static Input[] capped(Input exposure) {
    return new Input[] {EQUITY, exposure, WORKING_NOTIONAL, LAST_PRICE};
  }
}
