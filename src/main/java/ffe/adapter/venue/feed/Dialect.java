package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a venue is spoken with over its WebSocket, or the lines it streams. */
public interface Dialect {

  /** The name of its market source: {@code kraken}. */
  String source();

  /** Its name for people: {@code Kraken}. */
  String venue();

  /** Why it cannot be spoken with, and what helps; empty where it can. */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /** What helps where its REST side denies access. */
  default String remedy() {
    return VenueAnswer.elsewhere(venue());
  }

  /**
   * The headers of the requests it answers with lines that do not end; empty of a venue with a
   * WebSocket. What is said to it is the path of a request for all that is to be heard.
   */
  default Optional<Map<String, String>> lines() {
    return Optional.empty();
  }

  /** What is said over one new connection. */
  Talk talk();

  /** No message is longer. */
  default int messageCharsMax() {
    return FeedSocket.MESSAGE_CHARS_MAX;
  }

  /** One connection's talk, begun anew with each; used by one thread at a time. */
  interface Talk {

    /**
     * What subscribes to the trades and the order books of pairs, once the connection is open; a
     * {@link Frame.Subscribed} or {@link Frame.Refused} of each is the answer. A book comes later,
     * and where it is refused or lost the trades go on.
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

    /** What is to be said besides, asked for at each heartbeat of a quarter of a second. */
    default List<String> due() {
      return List.of();
    }

    /** What a request for lines was refused with; what was granted before goes on. */
    default List<Frame> refused(int status, String words) {
      return List.of(new Frame.Ending("refused with HTTP status " + status + ": " + words));
    }

    /** The order book of a pair is not believed any more: it is to be asked for again. */
    default void doubt(Instrument pair) {
      // where there are no books there is none to ask for
    }

    /**
     * Reads a message; what means nothing here is no frame, and a sign of life.
     *
     * @throws VenueException if it is not as documented
     */
    List<Frame> read(String text);
  }
}
