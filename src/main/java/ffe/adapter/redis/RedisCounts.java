package ffe.adapter.redis;

import ffe.canon.Digest;
import ffe.desk.access.SharedCounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts in Redis, by its clock; each in one step. Names are kept as digests. */
public final class RedisCounts implements SharedCounts {

  private static final int DIGEST_CHARS = 32;
  private static final double MILLIS_A_MINUTE = 60_000;

  /** KEYS bucket; ARGV tokens a millisecond, tokens at most; answers milliseconds to wait. */
  private static final String TAKE =
      """
      local clock = redis.call('TIME')
      local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
      local rate = tonumber(ARGV[1])
      local burst = tonumber(ARGV[2])
      local last = redis.call('HMGET', KEYS[1], 'at', 'tokens')
      local tokens = burst
      if last[1] then
        tokens = math.min(burst, tonumber(last[2]) + math.max(0, now - tonumber(last[1])) * rate)
      end
      local wait = 0
      if tokens >= 1 then tokens = tokens - 1 else wait = math.ceil((1 - tokens) / rate) end
      redis.call('HSET', KEYS[1], 'at', now, 'tokens', string.format('%.9f', tokens))
      redis.call('PEXPIRE', KEYS[1], math.ceil(burst / rate) + 1000)
      return wait
      """;

  /** KEYS count; ARGV milliseconds of its window. */
  private static final String ADD =
      """
      local n = redis.call('INCR', KEYS[1])
      if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
      return n
      """;

  private final RedisLine line;

  public RedisCounts(RedisLine line) {
    this.line = line;
  }

  @Override
  public OptionalLong takes(String name, int perMinute, int burst) {
    List<String> limits =
        List.of(Double.toString(perMinute / MILLIS_A_MINUTE), Integer.toString(burst));
    return number(line.ask(r -> r.eval(TAKE, List.of(key("rate", name)), limits)));
  }

  @Override
  public OptionalLong count(String name) {
    return number(
        line.ask(
            r -> Optional.ofNullable(r.get(key("count", name))).map(Long::valueOf).orElse(0L)));
  }

  @Override
  public void add(String name, Duration window) {
    List<String> millis = List.of(Long.toString(window.toMillis()));
    line.ask(r -> r.eval(ADD, List.of(key("count", name)), millis));
  }

  private String key(String kind, String name) {
    return line.key(kind, Digest.of(name).hex().substring(0, DIGEST_CHARS));
  }

  private static OptionalLong number(Optional<? extends Object> answer) {
    return answer.isPresent() && answer.get() instanceof Long n
        ? OptionalLong.of(n)
        : OptionalLong.empty();
  }
}
