package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a venue is spoken with over its WebSocket. */
public interface Dialect {

  /** The name of its market source: {@code kraken}. */
  String source();

  /** Its name for people: {@code Kraken}. */
  String venue();

  /** What is said over one new connection about one pair. */
  Talk talk(Instrument instrument);

  /** One connection's talk, begun anew with each; used by one thread at a time. */
  interface Talk {

    /** What subscribes, once the connection is open. */
    List<String> hello();

    /** How often {@link #ping} is sent, so that something is heard of a pair nobody trades. */
    Duration pingEvery();

    /**
     * What is sent then; empty where the venue lets itself be heard unasked.
     *
     * @param number of the ping on any connection, from 1
     */
    Optional<String> ping(long number);

    /**
     * Reads a message.
     *
     * @throws VenueException if it is not as documented
     */
    Frame read(String text);
  }
}
