package ffe.entry.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent over one connection, numbered, one message at a time. Offering never waits;
 * where too much waits the connection is closed, after the message that is on its way.
 */
final class Outbox {

  /** Messages that wait. */
  static final int MESSAGES_MAX = 256;

  /** Characters that wait. */
  static final int CHARS_MAX = 2 << 20;

  /** Why a connection ends. */
  enum End {
    SERVER_STOPS(1001),
    NOT_TEXT(1003),
    TOO_LARGE(1009),
    TOO_SLOW(4008),
    UNAUTHENTICATED(4401);

    private final int code;

    End(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /** How it went with a message. */
  enum Sent {
    GONE,
    /** The other side did not take it in time. */
    TIMED_OUT,
    /** There is no connection any more. */
    LOST
  }

  /** The way out. Both return at once. */
  interface Wire {

    /**
     * @param done told how it went, once; nothing else is sent before
     */
    void send(String text, Consumer<Sent> done);

    void close(End why);
  }

  private final Deque<String> waiting = new ArrayDeque<>();
  private final Runnable whenTooSlow;
  private @Nullable Wire wire;
  private Optional<End> end = Optional.empty();
  private boolean isSending;
  private boolean isClosed;
  private long number;
  private int chars;

  /**
   * @param whenTooSlow told once, if it comes to that; must return at once
   */
  Outbox(Runnable whenTooSlow) {
    this.whenTooSlow = whenTooSlow;
  }

  /** What was offered before goes out now. */
  void start(Wire open) {
    synchronized (this) {
      wire = open;
    }
    send();
  }

  /**
   * @param object a JSON object with a field at least; its number is put before that
   */
  void offer(String object) {
    boolean isTooSlow = false;
    synchronized (this) {
      if (end.isPresent() || isClosed) {
        return;
      }
      number++;
      String text = "{\"seq\":" + number + "," + object.substring(1);
      if (waiting.size() >= MESSAGES_MAX || chars + text.length() > CHARS_MAX) {
        isTooSlow = true;
      } else {
        waiting.addLast(text);
        chars += text.length();
      }
    }
    if (isTooSlow) {
      whenTooSlow.run();
      end(End.TOO_SLOW);
    } else {
      send();
    }
  }

  synchronized boolean isStarted() {
    return wire != null;
  }

  /** Whether something has not been sent yet. */
  synchronized boolean isBehind() {
    return isSending || !waiting.isEmpty();
  }

  /** Nothing that waits is sent any more. */
  void end(End why) {
    synchronized (this) {
      end = end.or(() -> Optional.of(why));
      clear();
    }
    send();
  }

  /** The other side went, or the connection was lost. */
  synchronized void closed() {
    isClosed = true;
    clear();
  }

  private void clear() {
    waiting.clear();
    chars = 0;
  }

  private void send() {
    Wire open;
    Optional<String> next;
    Optional<End> why;
    synchronized (this) {
      open = wire;
      why = end;
      if (open == null || isSending || isClosed || (waiting.isEmpty() && why.isEmpty())) {
        return;
      }
      next = Optional.ofNullable(waiting.pollFirst());
      next.ifPresent(text -> chars -= text.length());
      isSending = next.isPresent();
      isClosed = next.isEmpty();
    }
    // outside of the lock: the wire may have locks of its own
    if (next.isPresent()) {
      open.send(next.get(), this::sent);
    } else {
      why.ifPresent(open::close);
    }
  }

  private void sent(Sent how) {
    boolean isTooSlow;
    synchronized (this) {
      isSending = false;
      isTooSlow = how == Sent.TIMED_OUT && !isClosed && end.isEmpty();
      if (how == Sent.LOST) {
        closed();
      }
    }
    if (isTooSlow) {
      whenTooSlow.run();
      end(End.TOO_SLOW);
    } else {
      send();
    }
  }
}
