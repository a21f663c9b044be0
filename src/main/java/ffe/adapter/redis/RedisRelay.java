package ffe.adapter.redis;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.desk.DecisionLine;
import ffe.desk.live.LiveEvent;
import ffe.desk.live.LiveRelay;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.EquityPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Tells the other servers what was committed here and hears what was committed there, by a channel
 * of Redis. A channel forgets: whoever was away, or was told of an event after one that never came,
 * is told of a gap. To be started once and closed.
 */
public final class RedisRelay implements LiveRelay, AutoCloseable {

  /** Events that wait to be told; beyond them the oldest is lost. */
  static final int WAITING_MAX = 1_024;

  /** A longer message is not read. */
  static final int CHARS_MAX = 262_144;

  /** Without a word for so long, its own included, the connection counts as broken. */
  static final Duration SILENCE = Duration.ofSeconds(25);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int SERVERS_MAX = 64;
  private static final Logger LOG = Logger.getLogger(RedisRelay.class.getName());

  private final RedisLine line;
  private final Executor background;
  private final String channel;
  private final String self = UUID.randomUUID().toString();
  private final Deque<LiveEvent> waiting = new ArrayDeque<>();
  private final Map<String, Long> heard = new LinkedHashMap<>();
  private long number;
  private boolean isTelling;
  private volatile boolean isClosed;
  private volatile @Nullable Thread thread;
  private volatile @Nullable JedisPubSub subscription;

  /** What the others told. */
  public interface Ear {
    void heard(LiveEvent event);

    /** Something may have been missed. */
    void missed();
  }

  /**
   * One message.
   *
   * @param origin the server it is from
   * @param number one higher than that of its message before
   * @param told empty for a sign of life
   */
  record Message(String origin, long number, Optional<Told> told) {}

  /**
   * @param body canonical text of what an event of this kind tells
   */
  record Told(long id, LiveEvent.Kind kind, String account, Instant at, String body) {

    static Told of(LiveEvent event) {
      return new Told(
          event.id(), event.kind(), event.account(), event.at(), Canon.write(event.body()));
    }

    LiveEvent event() {
      Class<?> type =
          switch (kind) {
            case DECISION -> DecisionLine.class;
            case ORDER -> Order.class;
            case FILL -> Fill.class;
            case STATE -> LiveEvent.State.class;
            case EQUITY -> EquityPoint.class;
          };
      return new LiveEvent(id, kind, account, at, Canon.read(body, type));
    }
  }

  /**
   * @param background tells, so that who commits need not wait
   */
  public RedisRelay(RedisLine line, Executor background) {
    this.line = line;
    this.background = background;
    this.channel = line.key("live", "1");
  }

  @Override
  public void send(LiveEvent event) {
    synchronized (waiting) {
      waiting.addLast(event);
      if (waiting.size() > WAITING_MAX) {
        waiting.removeFirst();
        number++;
      }
      if (isTelling || isClosed) {
        return;
      }
      isTelling = true;
    }
    background.execute(this::tell);
  }

  private void tell() {
    Optional<LiveEvent> next = next();
    while (next.isPresent()) {
      publish(next.map(Told::of));
      next = next();
    }
  }

  private Optional<LiveEvent> next() {
    synchronized (waiting) {
      isTelling = !waiting.isEmpty() && !isClosed;
      return isTelling ? Optional.of(waiting.removeFirst()) : Optional.empty();
    }
  }

  /** What is not published leaves a hole in the numbers. */
  private void publish(Optional<Told> told) {
    long mine;
    synchronized (waiting) {
      mine = number;
      number++;
    }
    String text = Canon.write(new Message(self, mine, told));
    line.ask(r -> r.publish(channel, text));
  }

  /** A sign of life, by which a hole before it shows. */
  public void beat() {
    if (!isClosed) {
      publish(Optional.empty());
    }
  }

  /** Listens until it is closed. */
  public void start(Ear ear, ThreadFactory threads) {
    Thread listening = threads.newThread(() -> listen(ear));
    thread = listening;
    listening.start();
  }

  private void listen(Ear ear) {
    while (!isClosed) {
      try (RedisClient client = line.listener(SILENCE)) {
        JedisPubSub hearing = hearing(ear);
        subscription = hearing;
        client.subscribe(hearing, channel);
      } catch (JedisException e) {
        LOG.log(Level.FINE, "the channel of the other servers ended", e);
      }
      pause();
    }
  }

  private JedisPubSub hearing(Ear ear) {
    return new JedisPubSub() {
      @Override
      public void onSubscribe(String name, int count) {
        synchronized (heard) {
          heard.clear();
        }
        ear.missed();
      }

      @Override
      public void onMessage(String name, String text) {
        try {
          take(text, ear);
        } catch (CanonException | IllegalArgumentException e) {
          LOG.log(Level.WARNING, "another server tells what cannot be read: {0}", e.getMessage());
          ear.missed();
        }
      }
    };
  }

  private void take(String text, Ear ear) {
    if (text.length() > CHARS_MAX) {
      throw new IllegalArgumentException("more than " + CHARS_MAX + " characters");
    }
    Message message = Canon.read(text, Message.class);
    if (message.origin().equals(self)) {
      return;
    }
    if (isAfterHole(message)) {
      ear.missed();
    }
    message.told().map(Told::event).ifPresent(ear::heard);
  }

  private boolean isAfterHole(Message message) {
    synchronized (heard) {
      if (heard.size() >= SERVERS_MAX) {
        heard.clear();
      }
      Long last = heard.put(message.origin(), message.number());
      return last != null && last + 1 != message.number();
    }
  }

  private void pause() {
    try {
      if (!isClosed) {
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      isClosed = true;
    }
  }

  @Override
  public void close() {
    isClosed = true;
    JedisPubSub hearing = subscription;
    if (hearing != null && hearing.isSubscribed()) {
      try {
        hearing.unsubscribe();
      } catch (JedisException e) {
        LOG.log(Level.FINE, "the channel was gone", e);
      }
    }
    Thread listening = thread;
    if (listening != null) {
      listening.interrupt();
    }
  }
}
