package ffe.decision;

/** A voter's part in a debate. */
public enum DebateRole {
  /** Argued for buying. */
  BULL,
  /** Argued against it. */
  BEAR,
  /** Heard both and decided. */
  JUDGE
}
