package ffe.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some rows of a list.
 *
 * @param next where the next page goes on; empty on the last one
 */
public record RowPage<T>(List<T> rows, Optional<String> next) {

  /**
   * @param found one more than the page holds, if there is one
   */
  public static <T> RowPage<T> of(List<T> found, int limit, Function<T, String> id) {
    if (found.size() <= limit) {
      return new RowPage<>(found, Optional.empty());
    }
    List<T> rows = List.copyOf(found.subList(0, limit));
    return new RowPage<>(rows, Optional.of(id.apply(rows.get(limit - 1))));
  }
}
