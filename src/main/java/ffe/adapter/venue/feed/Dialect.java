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

  /** What is said over one new connection. */
  Talk talk();

  /** One connection's talk, begun anew with each; used by one thread at a time. */
  interface Talk {

    /**
     * What subscribes to the trades of pairs, once the connection is open; a {@link
     * Frame.Subscribed} or {@link Frame.Refused} of each is the answer.
     *
     * @param pairs each once, and none that is subscribed to already
     */
    List<String> subscribe(List<Instrument> pairs);

    /** What ends subscriptions. */
    List<String> unsubscribe(List<Instrument> pairs);

    /** How often {@link #ping} is sent, so that something is heard when nobody trades. */
    Duration pingEvery();

    /** What is sent then; empty where the venue lets itself be heard unasked. */
    Optional<String> ping();

    /**
     * Reads a message; what means nothing here is no frame, and a sign of life.
     *
     * @throws VenueException if it is not as documented
     */
    List<Frame> read(String text);
  }
}
