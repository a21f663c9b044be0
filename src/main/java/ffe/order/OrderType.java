package ffe.order;

/** How an order executes. */
public enum OrderType {
  /** At once, at what the market gives. */
  MARKET,
  /** Becomes a market order when a trade is at or through its stop. */
  STOP,
  /** Fills at its target or better when a trade is through it. */
  TAKE_PROFIT,
  /** Stop and target in one order; one cancels the other. The protective order of a position. */
  BRACKET
}
