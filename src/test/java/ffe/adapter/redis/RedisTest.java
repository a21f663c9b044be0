package ffe.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.HeldClock;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.access.Doorkeeper;
import ffe.desk.access.Logins;
import ffe.desk.access.SharedLogins;
import ffe.setting.RedisPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real server that fills up, goes away, hangs and comes back empty. */
@Tag("integration")
class RedisTest {

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final Clock wall = HeldClock.telling(() -> now);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private RealRedis server(String policy) throws IOException {
    RealRedis server = new RealRedis(policy);
    open.add(0, server);
    return server;
  }

  private RedisLine line(RedisPlace place) {
    RedisLine line = new RedisLine(place, "test", wall);
    open.add(0, line);
    return line;
  }

  @Test
  void servers_share_one_bucket_and_a_name_has_its_own() throws IOException {
    RealRedis redis = server("noeviction");
    RedisCounts one = new RedisCounts(line(redis.place()));
    RedisCounts other = new RedisCounts(line(redis.place()));
    List<Long> waits =
        IntStream.range(0, 8)
            .mapToObj(i -> (i % 2 == 0 ? one : other).takes("address 10.0.0.1", 6, 5))
            .map(OptionalLong::getAsLong)
            .toList();
    assertThat(waits.subList(0, 5)).containsOnly(0L);
    assertThat(waits.subList(5, 8)).allMatch(wait -> wait > 5_000 && wait <= 10_000);
    assertThat(one.takes("address 10.0.0.2", 6, 5)).hasValue(0);
  }

  @Test
  void a_bucket_fills_again_and_its_key_ends_by_itself() throws Exception {
    RealRedis redis = server("noeviction");
    RedisLine line = line(redis.place());
    RedisCounts counts = new RedisCounts(line);
    assertThat(counts.takes("a", 600, 1)).hasValue(0);
    long wait = counts.takes("a", 600, 1).getAsLong();
    assertThat(wait).isBetween(1L, 100L);
    Thread.sleep(wait + 20);
    assertThat(counts.takes("a", 600, 1)).hasValue(0);
    assertThat(line.ask(r -> r.keys("*").stream().allMatch(key -> r.pttl(key) > 0))).hasValue(true);
    assertThat(line.ask(r -> r.keys("*").size())).hasValue(1);
  }

  @Test
  void failures_are_counted_together_until_their_window_ends() throws Exception {
    RealRedis redis = server("noeviction");
    RedisCounts one = new RedisCounts(line(redis.place()));
    RedisCounts other = new RedisCounts(line(redis.place()));
    assertThat(one.count("login 10.0.0.1")).hasValue(0);
    one.add("login 10.0.0.1", Duration.ofMillis(600));
    other.add("login 10.0.0.1", Duration.ofMillis(600));
    assertThat(one.count("login 10.0.0.1")).hasValue(2);
    assertThat(one.count("login 10.0.0.2")).hasValue(0);
    Thread.sleep(700);
    assertThat(other.count("login 10.0.0.1")).hasValue(0);
  }

  @Test
  void while_it_is_away_nobody_waits_and_one_in_a_while_tries_again() throws Exception {
    RealRedis redis = server("noeviction");
    RedisLine line = line(redis.place());
    RedisCounts counts = new RedisCounts(line);
    assertThat(line.view().isUp()).isFalse();
    assertThat(counts.count("x")).hasValue(0);
    assertThat(line.view().isUp()).isTrue();
    assertThat(line.view().version()).startsWith("6.2");
    redis.stop();
    assertThat(counts.count("x")).isEmpty();
    assertThat(line.view()).returns(false, RedisLine.View::isUp);
    assertThat(line.view().trouble()).isNotEmpty();
    redis.again();
    assertThat(counts.count("x")).as("the pause is not over").isEmpty();
    now = now.plus(RedisLine.PAUSE);
    assertThat(counts.count("x")).hasValue(0);
    assertThat(line.view().isUp()).isTrue();
  }

  @Test
  void pauses_grow_while_it_stays_away() throws IOException {
    RealRedis redis = server("noeviction");
    redis.stop();
    RedisLine line = line(redis.place());
    line.look();
    List<Integer> pauses = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      int[] asked = {0};
      int seconds = 0;
      while (asked[0] == 0) {
        now = now.plusSeconds(1);
        seconds++;
        line.ask(
            r -> {
              asked[0]++;
              return r.ping();
            });
      }
      pauses.add(seconds);
    }
    assertThat(pauses).containsExactly(1, 2, 4, 8, 16, 30, 30);
  }

  @Test
  void one_that_takes_connections_and_never_answers_is_waited_for_once() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      RedisPlace place = RedisPlace.of("redis://127.0.0.1:" + silent.getLocalPort()).orElseThrow();
      RedisCounts counts = new RedisCounts(line(place));
      assertThat(counts.takes("a", 60, 1)).isEmpty();
      long from = System.nanoTime();
      for (int i = 0; i < 1_000; i++) {
        assertThat(counts.takes("a", 60, 1)).isEmpty();
      }
      // a thousand more would take minutes if each waited
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_wrong_password_is_away_with_its_reason() throws IOException {
    RealRedis redis = server("noeviction");
    RedisPlace right = redis.place();
    RedisLine line = line(RedisPlace.of("redis://:wrong@127.0.0.1:" + right.port()).orElseThrow());
    line.look();
    assertThat(line.view().isUp()).isFalse();
    assertThat(line.view().trouble()).contains("WRONGPASS").doesNotContain("redis-test-word");
  }

  @Test
  void a_server_that_forgets_any_key_is_warned_of_and_one_that_does_not_is_not()
      throws IOException {
    RedisLine risky = line(server("allkeys-lru").place());
    risky.look();
    assertThat(risky.view().warning())
        .hasValueSatisfying(w -> assertThat(w).contains("allkeys-lru", "maxmemory-policy"));
    RedisLine safe = line(server("volatile-ttl").place());
    safe.look();
    assertThat(safe.view().isUp()).isTrue();
    assertThat(safe.view().warning()).isEmpty();
  }

  /** Logins kept in Redis, of a server with this pepper. */
  private Logins logins(SharedLogins place, String pepper) {
    return new Logins(
        place,
        new Doorkeeper.Secrets() {
          @Override
          public Optional<String> adminKey() {
            return Optional.empty();
          }

          @Override
          public String pepper() {
            return pepper;
          }
        },
        wall);
  }

  @Test
  void a_login_is_found_by_every_server_until_it_ends() throws IOException {
    RealRedis redis = server("noeviction");
    Logins one = logins(new RedisLogins(line(redis.place())), "pepper");
    Logins other = logins(new RedisLogins(line(redis.place())), "pepper");
    Actor ann = new Actor("ann", Role.TRADER, "web");
    String token = one.begin(ann).orElseThrow();
    assertThat(other.find(token)).hasValue(ann);
    assertThat(other.find(token.replace(token.charAt(0), token.charAt(0) == '0' ? '1' : '0')))
        .isEmpty();
    one.end(token);
    assertThat(other.find(token)).isEmpty();
  }

  @Test
  void a_login_ends_by_the_clock_even_where_it_is_still_kept() throws IOException {
    RealRedis redis = server("noeviction");
    Logins logins = logins(new RedisLogins(line(redis.place())), "pepper");
    String token = logins.begin(new Actor("ann", Role.ADMIN, "web")).orElseThrow();
    now = now.plus(Logins.LIFE);
    assertThat(logins.find(token)).isEmpty();
  }

  @Test
  void who_can_write_there_logs_nobody_in() {
    Map<String, String> there = new TreeMap<>();
    SharedLogins place =
        new SharedLogins() {
          @Override
          public boolean keep(String name, String text, Duration life) {
            there.put(name, text);
            return true;
          }

          @Override
          public Optional<String> find(String name) {
            return Optional.ofNullable(there.get(name));
          }

          @Override
          public void forget(String name) {
            there.remove(name);
          }
        };
    Logins logins = logins(place, "pepper");
    String viewers = logins.begin(new Actor("vera", Role.VIEWER, "web")).orElseThrow();
    String stolen = there.values().iterator().next();
    String name = there.keySet().iterator().next();
    there.put(name, stolen.replace("VIEWER", "ADMIN"));
    assertThat(logins.find(viewers)).as("another role").isEmpty();
    there.put(name, stolen);
    assertThat(logins.find(viewers)).isPresent();
    String mine = logins(place, "pepper of mine").begin(new Actor("eve", Role.ADMIN, "web")).get();
    assertThat(logins.find(mine)).as("sealed by somebody else").isEmpty();
    String others = logins.begin(new Actor("bob", Role.ADMIN, "web")).orElseThrow();
    there.replaceAll((key, text) -> stolen);
    assertThat(logins.find(others)).as("another's login under this name").isEmpty();
    there.replaceAll((key, text) -> "{}");
    assertThat(logins.find(others)).as("nonsense").isEmpty();
  }
}
