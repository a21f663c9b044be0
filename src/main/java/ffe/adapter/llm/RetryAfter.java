package ffe.adapter.llm;

import jakarta.json.JsonObject;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a vendor wants to be left alone. */
final class RetryAfter {

  /** A longer wish is cut here: nobody is forgotten because of a header. */
  static final Duration MAX = Duration.ofHours(1);

  private RetryAfter() {}

  /** By header, in seconds or as a date; or by Google's RetryInfo in the error's details. */
  static Optional<Duration> of(HttpHeaders headers, JsonObject error) {
    return headers
        .firstValue("retry-after")
        .flatMap(value -> seconds(value).or(() -> until(value, headers)))
        .or(() -> retryInfo(error))
        .map(wish -> wish.compareTo(MAX) > 0 ? MAX : wish);
  }

  private static Optional<Duration> seconds(String value) {
    return value.strip().matches("[0-9]{1,9}([.][0-9]{1,9})?")
        ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(value.strip()) * 1e3)))
        : Optional.empty();
  }

  /** By the vendor's own clock, so that ours may differ. */
  private static Optional<Duration> until(String value, HttpHeaders headers) {
    try {
      ZonedDateTime then = date(value);
      Optional<String> now = headers.firstValue("date");
      return now.map(text -> Duration.between(date(text), then)).filter(d -> !d.isNegative());
    } catch (DateTimeException e) {
      // neither seconds nor a date: no wish that could be honoured
      return Optional.empty();
    }
  }

  private static ZonedDateTime date(String text) {
    return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  private static Optional<Duration> retryInfo(JsonObject error) {
    return Read.list(error, "details").stream()
        .map(detail -> Read.word(Read.asObject(detail), "retryDelay"))
        .filter(delay -> delay.endsWith("s"))
        .flatMap(delay -> seconds(delay.substring(0, delay.length() - 1)).stream())
        .findFirst();
  }
}
