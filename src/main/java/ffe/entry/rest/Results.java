package ffe.entry.rest;

import ffe.desk.AnalyticsView;
import ffe.desk.PerformanceQuery;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What trading came to, in and out. */
final class Results {

  private Results() {}

  static PerformanceQuery query(@Nullable String days, @Nullable String from, @Nullable String to) {
    Optional<Integer> last =
        Optional.ofNullable(days).map(d -> Limits.whole("days", d, 1, PerformanceQuery.DAYS_MAX));
    Optional<LocalDate> first = Optional.ofNullable(from).map(d -> day("from", d));
    Optional<LocalDate> end = Optional.ofNullable(to).map(d -> day("to", d));
    try {
      return new PerformanceQuery(last, first, end);
    } catch (IllegalArgumentException e) {
      throw ApiException.outOfRange(days == null ? "from" : "days", String.valueOf(e.getMessage()));
    }
  }

  private static LocalDate day(String field, String text) {
    try {
      if (text.matches("[12][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw ApiException.outOfRange(field, field + " is a risk day like 2013-11-27");
  }

  static String json(AnalyticsView view) {
    JsonObjectBuilder out =
        Json.createObjectBuilder(PlainJson.of(view.performance()).asJsonObject());
    out.add("from", text(view.span().from()));
    out.add("to", text(view.span().to()));
    out.add("day_starts", view.dayStarts());
    out.add("equity_change", PlainJson.of(view.equityChange()));
    out.add("hold_change", PlainJson.of(view.holdChange()));
    out.add("by_day", PlainJson.of(view.days()));
    out.add("by_week", PlainJson.of(view.weeks()));
    out.add("by_month", PlainJson.of(view.months()));
    out.add("by_instrument", PlainJson.of(view.instruments()));
    out.add("by_analyst", PlainJson.of(view.analysts()));
    out.add("distribution", PlainJson.of(view.distribution()));
    return out.build().toString();
  }

  private static jakarta.json.JsonValue text(Optional<LocalDate> day) {
    return PlainJson.of(day.map(LocalDate::toString));
  }
}
