package ffe.decision;

/** What to do with an instrument on a cash account. SELL closes what is held; it never shorts. */
public enum Action {
  BUY,
  SELL,
  HOLD
}
