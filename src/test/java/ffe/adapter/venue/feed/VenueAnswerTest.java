package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an answer that is none is told. */
@Tag("unit")
class VenueAnswerTest {

  private static VenueAnswer.Told told(int status, String retryAfter, String body) {
    return new VenueAnswer.Told(
        status,
        Optional.of(retryAfter).filter(r -> !r.isEmpty()),
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 451})
  void a_refused_place_names_the_settings_of_another_address(int status) {
    assertThatThrownBy(
            () -> VenueAnswer.read("Binance", told(status, "", "{\"code\":0,\"msg\":\"no\"}"), 10))
        .isInstanceOf(VenueException.Permanent.class)
        .hasMessage(
            "Binance answered with HTTP status "
                + status
                + ": {\"code\":0,\"msg\":\"no\"} (it may not serve this place:"
                + " FFE_VENUE_BINANCE_REST_URL and _WS_URL can name another address)");
  }

  @Test
  void no_more_than_the_first_words_of_a_page_are_shown() {
    assertThatThrownBy(() -> VenueAnswer.read("Kraken", told(502, "", "x\n".repeat(9_000)), 10))
        .isInstanceOf(VenueException.Retryable.class)
        .hasMessageStartingWith("Kraken answered with HTTP status 502: x x x")
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(130));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 75, 75",
    "418, 259200, 259200",
    "429, '', 10",
    "418, 'Sun, 22 Nov 2026 12:00:00 GMT', 10"
  })
  void a_wait_is_as_long_as_told_or_ten_seconds(int status, String header, long seconds) {
    assertThatThrownBy(() -> VenueAnswer.read("Binance", told(status, header, ""), 10))
        .isInstanceOfSatisfying(
            VenueException.Throttled.class,
            e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(seconds)))
        .hasMessage("Binance answered with HTTP status " + status);
  }
}
