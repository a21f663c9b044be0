package ffe.entry.rest;

import ffe.desk.RowPage;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pages of rows in and out. */
final class Pages {

  private Pages() {}

  /** Where a page goes on. */
  static Optional<String> after(@Nullable String cursor) {
    if (cursor != null && !cursor.matches("[A-Za-z0-9._:-]{1,200}")) {
      throw ApiException.outOfRange("cursor", "cursor is what the former page gave as next");
    }
    return Optional.ofNullable(cursor);
  }

  static String json(String name, RowPage<?> page) {
    JsonObjectBuilder out =
        Json.createObjectBuilder()
            .add(name, PlainJson.of(page.rows()))
            .add("count", page.rows().size());
    page.next().ifPresentOrElse(n -> out.add("next", n), () -> out.addNull("next"));
    return out.build().toString();
  }
}
