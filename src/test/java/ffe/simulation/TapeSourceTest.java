package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TapeSourceTest {

  @Test
  void starts_after_two_days_of_history_on_a_whole_minute() {
    TapeSource source = TapeSource.bundled();
    assertThat(source.start()).isEqualTo(Instant.parse("2013-11-27T00:00:00Z"));
    assertThat(source.open(Optional.empty()).now()).isEqualTo(source.start());
    assertThat(source.position().time()).isEqualTo(source.start());
    assertThat(source.description()).isEqualTo("recorded 25 Nov to 1 Dec 2013");
  }
}
