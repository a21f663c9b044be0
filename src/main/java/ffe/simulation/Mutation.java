package ffe.simulation;

/** What is changed of a market, or of the asking, that must not change an opinion. */
public enum Mutation {
  /** The same observations in the same order, to the analyst made anew; the last one twice. */
  ASKED_AGAIN("asked the same again"),
  /** The last observation only, to the analyst made anew. */
  ASKED_ALONE("asked without the observations before"),
  /**
   * Candles that were not finished at the instant have other prices and volumes, or are missing.
   */
  FUTURE_CHANGED("with another future"),
  /** No candle after the instant. */
  FUTURE_CUT("without a future"),
  /** Candles older than what is observed are others. */
  HISTORY_CHANGED("with another history before the window"),
  /** No candle older than what is observed. */
  HISTORY_CUT("without history before the window");

  private final String words;

  Mutation(String words) {
    this.words = words;
  }

  /** For a sentence. */
  String words() {
    return words;
  }
}
