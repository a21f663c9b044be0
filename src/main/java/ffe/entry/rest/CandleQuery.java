package ffe.entry.rest;

import ffe.desk.market.GapMode;
import ffe.desk.market.SampleQuery;
import ffe.desk.market.SampleQuery.Average;
import ffe.market.Timeframe;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What clients say about candles; each refusal names the field and what it may be. */
final class CandleQuery {

  private CandleQuery() {}

  static Timeframe timeframe(String text) {
    return timeframe("timeframe", text);
  }

  static Timeframe timeframe(String field, String text) {
    return Timeframe.parse(text)
        .orElseThrow(() -> ApiException.outOfRange(field, field + " is 1m, 5m, 15m, 1h, 4h or 1d"));
  }

  static Optional<Instant> time(String field, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Limits.time(text)
            .orElseThrow(
                () -> ApiException.outOfRange(field, field + " is like 2024-01-31T00:00:00Z")));
  }

  static Optional<Integer> number(String field, String text) {
    if (!text.matches("[0-9]{0,9}")) {
      throw ApiException.outOfRange(field, field + " is a whole number");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(text));
  }

  static GapMode gaps(String text) {
    return GapMode.parse(text)
        .orElseThrow(() -> ApiException.outOfRange("gaps", "gaps is skip, flat or null"));
  }

  static boolean flag(String field, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw ApiException.outOfRange(field, field + " is true or false");
    }
    return text.equals("true");
  }

  /** As the parameter says, else as the request accepts. */
  static boolean isCsv(String format, HttpHeaders headers) {
    if (!format.matches("|json|csv")) {
      throw ApiException.outOfRange("format", "format is json or csv");
    }
    return format.isEmpty() ? Csv.isWanted(headers) : format.equals("csv");
  }

  static List<Average> averages(String text, GapMode gaps) {
    List<Average> found = new ArrayList<>();
    if (!text.isEmpty()) {
      if (gaps != GapMode.SKIP) {
        throw ApiException.outOfRange("averages", "averages are of stored candles: gaps is skip");
      }
      for (String one : text.split(",", -1)) {
        found.add(average(one, found.size()));
      }
    }
    return found;
  }

  private static Average average(String text, int before) {
    if (!text.matches("(sma|ema):[0-9]{1,3}") || before == SampleQuery.AVERAGES_MAX) {
      throw ApiException.outOfRange(
          "averages", "averages is like sma:20,ema:50, at most " + SampleQuery.AVERAGES_MAX);
    }
    int period = Integer.parseInt(text.substring(4));
    if (period < 2 || period > 200) {
      throw ApiException.outOfRange("averages", "a period of averages is 2 to 200");
    }
    String kind = text.substring(0, 3).toUpperCase(Locale.ROOT);
    return new Average(Average.Kind.valueOf(kind), period);
  }
}
