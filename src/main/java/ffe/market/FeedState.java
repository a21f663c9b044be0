package ffe.market;

/** What the feed is worth right now. Only LIVE allows new risk. */
public enum FeedState {
  /** History is being read; no candle of the feed yet. */
  WARMING_UP,
  LIVE,
  BROKEN,
  /** The recording is over. */
  ENDED
}
