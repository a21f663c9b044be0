package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.time.Instant;

/**
 * Hears every trade of a venue as its line does, whoever reads it; returns at once. What was missed
 * over a break is asked for and told, as far back as one answer of the venue reaches; so one may be
 * told twice.
 */
public interface TradeEar {

  TradeEar NOBODY =
      new TradeEar() {
        @Override
        public boolean wants(String source, Instrument instrument) {
          return false;
        }

        @Override
        public void heard(String source, Frame.Trades trades, Instant at) {
          // nobody hears
        }
      };

  /** Whether each trade of a pair counts, so that the venue is asked for those that were missed. */
  boolean wants(String source, Instrument instrument);

  /**
   * @param source the name of the venue's market source
   * @param at when they were heard
   */
  void heard(String source, Frame.Trades trades, Instant at);
}
