package ffe.market;

import java.util.List;
import java.util.Set;

/**
 * What a market source lists, and what it asks for some of it now. Each call asks outside, within a
 * time limit, and may be repeated; any thread may call.
 */
public interface Catalogue {

  /** Instruments of one {@link #quotes} at most. */
  int QUOTES_MAX = 50;

  /**
   * Everything a source lists.
   *
   * @param listings by instrument, each once
   * @param unread how many more it listed that cannot be read or named here
   */
  record Offer(List<Listing> listings, int unread) {
    public Offer {
      listings = List.copyOf(listings);
    }
  }

  /** Name of the market source: {@code tape}, {@code kraken}. */
  String source();

  /**
   * @throws SourceAwayException if it does not tell
   */
  Offer offer();

  /**
   * Quotes of the instruments that it lists and that could be read; of the others none.
   *
   * @param wanted at most {@link #QUOTES_MAX}
   * @throws SourceAwayException if it does not tell
   */
  List<Quote> quotes(Set<Instrument> wanted);
}
