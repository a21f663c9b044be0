package ffe.adapter.venue.feed;

import java.util.concurrent.CompletionException;

/** One connection to a venue. After it was lost or dropped it says nothing more. */
interface FeedWire {

  /** What hears a connection. */
  interface Ear {
    void opened(FeedWire from);

    void message(FeedWire from, String text);

    /** What was said was refused with an HTTP status; the connection goes on. */
    void refused(FeedWire from, int status, String words);

    void lost(FeedWire from, String why);
  }

  /** To be called by one thread at a time. */
  void send(String text);

  /** Cuts the connection without a word to the ear. */
  void drop();

  /** The kind of a failure, and the words of the deepest cause that has any. */
  static String words(Throwable failure) {
    Throwable kind = failure;
    String words = "";
    for (Throwable t = failure; t != null; t = t.getCause()) {
      kind = kind instanceof CompletionException ? t : kind;
      words = t.getMessage() == null ? words : " " + VenueJson.shown(t.getMessage());
    }
    return kind.getClass().getSimpleName() + words;
  }
}
