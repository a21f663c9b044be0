package ffe.execution;

/** Why a venue refused an order. */
public enum RejectReason {
  INSUFFICIENT_FUNDS,
  BELOW_MINIMUM,
  BAD_PRICE,
  NOTHING_TO_REDUCE,
  DUPLICATE,
  MARKET_CLOSED,
  NOT_PERMITTED,
  OTHER
}
