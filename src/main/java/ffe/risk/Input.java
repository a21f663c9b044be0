package ffe.risk;

import ffe.order.Protection;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a gate may need.
 *
 * @param words its name for people
 * @param look finds it; empty when it is missing
 */
record Input(String words, Function<GateCase, Optional<?>> look) {

  static final Input NOW = new Input("session time", c -> c.inputs().now());
  static final Input STATE = new Input("risk state", c -> c.inputs().state());
  static final Input DAY_START =
      new Input("equity at the start of the risk day", GateCase::dayMark);
  static final Input WEEK_START =
      new Input("equity at the start of the risk week", GateCase::weekMark);
  static final Input PEAK = new Input("peak equity", GateCase::peakMark);
  static final Input FEED = new Input("feed state", c -> c.inputs().feedState());
  static final Input DATA_AGE = new Input("data age", c -> c.inputs().dataAge());
  static final Input CYCLE_LENGTH = new Input("cycle length", c -> c.inputs().cycleLength());
  static final Input BLOCKS = new Input("instrument blocks", c -> c.inputs().instrumentBlocks());
  static final Input CONVICTION = new Input("probability", c -> c.inputs().conviction());
  static final Input LAST_PRICE = new Input("last price", c -> c.inputs().lastPrice());
  static final Input STOP = new Input("stop", c -> c.proposal().protection());
  static final Input TARGET =
      new Input("target", c -> c.proposal().protection().flatMap(Protection::target));
  static final Input EQUITY = new Input("equity", c -> c.inQuote(c.inputs().equity()));
  static final Input CASH = new Input("available cash", c -> c.inQuote(c.inputs().availableCash()));
  static final Input EXPOSURE_ALL =
      new Input("exposure of all instruments", c -> c.inQuote(c.inputs().exposureAll()));
  static final Input EXPOSURE_OF_INSTRUMENT =
      new Input("exposure of the instrument", c -> c.inQuote(c.inputs().exposureOfInstrument()));
  static final Input EXPOSURE_CORRELATED =
      new Input("correlated exposure", c -> c.inQuote(c.inputs().exposureCorrelated()));
  static final Input VALUE_AT_RISK =
      new Input("value at risk of what is held", c -> c.inQuote(c.inputs().valueAtRisk()));
  static final Input DAY_LOSS =
      new Input("a hundred candles of the instrument", c -> c.inputs().dayLoss());
  static final Input OPEN_POSITIONS = new Input("open positions", c -> c.inputs().openPositions());
  static final Input WORKING_ENTRIES =
      new Input("working entries", c -> c.inputs().workingEntries());
  static final Input WORKING_NOTIONAL =
      new Input("notional of working entries", c -> c.inQuote(c.inputs().workingEntriesNotional()));
  static final Input HELD = new Input("held quantity", c -> c.inputs().heldQuantity());
  static final Input OPEN_SELLS = new Input("open sells", c -> c.inputs().openSells());
  static final Input SPEC =
      new Input(
          "instrument rules",
          c -> c.inputs().spec().filter(s -> s.instrument().equals(c.proposal().instrument())));
  static final Input TAKER_FEE = new Input("taker fee", c -> c.inputs().takerFee());

  boolean isMissing(GateCase c) {
    return look.apply(c).isEmpty();
  }
}
