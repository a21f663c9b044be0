package ffe.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class RedisPlaceTest {

  @Test
  void reads_what_every_tool_for_redis_writes() {
    assertThat(RedisPlace.of("redis://cache.example"))
        .hasValue(
            new RedisPlace(false, "cache.example", 6379, Optional.empty(), Optional.empty(), 0));
    assertThat(RedisPlace.of("rediss://ann:p%40ss%2B+1@cache.example:6380/12"))
        .hasValue(
            new RedisPlace(
                true, "cache.example", 6380, Optional.of("ann"), Optional.of("p@ss++1"), 12));
    assertThat(RedisPlace.of("redis://:word@127.0.0.1/").orElseThrow())
        .returns(Optional.empty(), RedisPlace::user)
        .returns(Optional.of("word"), RedisPlace::password)
        .hasToString("127.0.0.1:6379/0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cache.example:6379",
        "http://cache.example",
        "redis://",
        "redis://word@cache.example",
        "redis://cache.example:0",
        "redis://cache.example:70000",
        "redis://cache.example/name",
        "redis://cache.example/0?timeout=1",
        "redis://cache example"
      })
  void refuses_what_is_no_such_address(String text) {
    assertThat(RedisPlace.of(text)).isEmpty();
  }
}
