package ffe.adapter.redis;

import ffe.setting.RedisPlace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The way to a Redis server. A question that fails closes it for a while, in which none is asked;
 * then one tries again, and the pause doubles until it is {@link #PAUSE_MAX}. Any thread may ask.
 */
public final class RedisLine implements AutoCloseable {

  /** How long a connection may take, and an answer; whoever asks waits no longer. */
  public static final Duration ANSWER_MAX = Duration.ofMillis(500);

  static final Duration PAUSE = Duration.ofSeconds(1);
  static final Duration PAUSE_MAX = Duration.ofSeconds(30);

  /** Beyond them a question waits for one of them, at most as long as an answer may take. */
  static final int CONNECTIONS = 8;

  private static final Logger LOG = Logger.getLogger(RedisLine.class.getName());

  /** How the server is set to forget, when that loses what must not be lost. */
  private static final String ANY_KEY = "allkeys-";

  private final RedisPlace place;
  private final String prefix;
  private final Clock wall;
  private final RedisClient client;
  private View view;
  private Instant retryAt = Instant.MIN;
  private Duration pause = PAUSE;

  /**
   * What is known of the server.
   *
   * @param since when it was found to be so
   * @param trouble why it is not asked; empty while it answers
   * @param version empty before the first answer
   * @param warning what its settings would lose; empty if nothing
   */
  public record View(
      boolean isUp, Instant since, String trouble, String version, Optional<String> warning) {}

  /**
   * Asks nothing yet.
   *
   * @param prefix of every key and channel
   */
  public RedisLine(RedisPlace place, String prefix, Clock wall) {
    this.place = place;
    this.prefix = prefix;
    this.wall = wall;
    this.client = client(place, CONNECTIONS, (int) ANSWER_MAX.toMillis());
    this.view = new View(false, wall.instant(), "not asked yet", "", Optional.empty());
  }

  private static RedisClient client(RedisPlace place, int connections, int answerMillis) {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setMaxWait(ANSWER_MAX);
    pool.setJmxEnabled(false);
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis((int) ANSWER_MAX.toMillis())
            .socketTimeoutMillis(answerMillis)
            .database(place.database())
            .clientName("ffe");
    if (place.isEncrypted()) {
      config.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
    }
    place.user().ifPresent(config::user);
    place.password().ifPresent(config::password);
    return RedisClient.builder()
        .hostAndPort(place.host(), place.port())
        .clientConfig(config.build())
        .poolConfig(pool)
        .build();
  }

  /**
   * For somebody who listens: one connection of its own.
   *
   * @param silence after which it counts as broken
   */
  RedisClient listener(Duration silence) {
    return client(place, 1, (int) silence.toMillis());
  }

  String key(String kind, String name) {
    return prefix + ":" + kind + ":" + name;
  }

  /** What it answers; empty while it is away, and when the question failed. */
  <T> Optional<T> ask(Function<RedisClient, T> question) {
    if (!mayAsk()) {
      return Optional.empty();
    }
    try {
      T answer = question.apply(client);
      up();
      return Optional.of(answer);
    } catch (JedisException e) {
      down(e);
      return Optional.empty();
    }
  }

  /** True for all while it answers, and else for one after each pause. */
  private synchronized boolean mayAsk() {
    Instant now = wall.instant();
    boolean may = view.isUp() || !now.isBefore(retryAt);
    if (may && !view.isUp()) {
      retryAt = now.plus(pause);
    }
    return may;
  }

  private void up() {
    synchronized (this) {
      if (view.isUp()) {
        return;
      }
    }
    Map<String, String> facts;
    try {
      facts = facts(client.info());
    } catch (JedisException e) {
      down(e);
      return;
    }
    synchronized (this) {
      if (view.isUp()) {
        return;
      }
      pause = PAUSE;
      String version = facts.getOrDefault("redis_version", "");
      view = new View(true, wall.instant(), "", version, warning(facts));
    }
    LOG.log(Level.INFO, "Redis {0} answers at {1}", new Object[] {view().version(), place});
    view().warning().ifPresent(LOG::warning);
  }

  private static Map<String, String> facts(String info) {
    return Arrays.stream(info.split("\r?\n", -1))
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip(), (a, b) -> b));
  }

  private static Optional<String> warning(Map<String, String> facts) {
    return Optional.ofNullable(facts.get("maxmemory_policy"))
        .filter(policy -> policy.startsWith(ANY_KEY))
        .map(
            policy ->
                "Redis is set to "
                    + policy
                    + ": when its memory is full it forgets logins and counts that are in use; set"
                    + " maxmemory-policy to noeviction or volatile-ttl");
  }

  private void down(JedisException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String why = String.valueOf(cause.getMessage());
    synchronized (this) {
      boolean wasKnown = !view.isUp() && view.trouble().equals(why);
      Instant now = wall.instant();
      retryAt = now.plus(pause);
      pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
      if (wasKnown) {
        return;
      }
      Instant since = view.isUp() ? now : view.since();
      view = new View(false, since, why, view.version(), view.warning());
    }
    LOG.log(
        Level.WARNING,
        "Redis at {0} does not answer: {1}; this server goes on alone",
        new Object[] {place, why});
  }

  public synchronized View view() {
    return view;
  }

  /** Asks whether it is there, when it is time to. */
  public void look() {
    ask(RedisClient::ping);
  }

  @Override
  public void close() {
    client.close();
  }
}
