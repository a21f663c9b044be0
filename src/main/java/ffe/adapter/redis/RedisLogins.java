package ffe.adapter.redis;

import ffe.desk.access.SharedLogins;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.params.SetParams;

/** Logins in Redis, each until its time is over. */
public final class RedisLogins implements SharedLogins {

  private static final String KIND = "login";

  private final RedisLine line;

  public RedisLogins(RedisLine line) {
    this.line = line;
  }

  @Override
  public boolean keep(String name, String text, Duration life) {
    SetParams limits = SetParams.setParams().px(life.toMillis());
    return line.ask(r -> r.set(line.key(KIND, name), text, limits)).isPresent();
  }

  @Override
  public Optional<String> find(String name) {
    return line.ask(r -> Optional.ofNullable(r.get(line.key(KIND, name)))).flatMap(found -> found);
  }

  @Override
  public void forget(String name) {
    line.ask(r -> r.del(line.key(KIND, name)));
  }
}
