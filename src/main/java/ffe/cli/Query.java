package ffe.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an address after its question mark; what was not given is left out. */
final class Query {

  private final List<String> asked = new ArrayList<>();

  Query with(String name, @Nullable String value) {
    if (value != null) {
      asked.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return this;
  }

  /** With the question mark. */
  String of(String path) {
    return asked.isEmpty() ? path : path + "?" + String.join("&", asked);
  }
}
