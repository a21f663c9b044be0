package ffe.entry.rest;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The header with which a caller names a request, so that a repeated one is done once. */
final class IdempotencyKey {

  private static final String NAME = "Idempotency-Key";

  private IdempotencyKey() {}

  static String of(@Nullable String header) {
    if (header == null || !header.matches("[A-Za-z0-9._:-]{1,64}")) {
      throw new ApiException(
          header == null ? 400 : 422,
          header == null ? "IDEMPOTENCY_KEY_MISSING" : "OUT_OF_RANGE",
          NAME + " is a header of 1 to 64 letters, digits, . _ : -; a new one for each order",
          Optional.of(NAME));
    }
    return header;
  }

  /** One of its own for a request that needs none. */
  static String orNew(@Nullable String header) {
    return header == null ? "rest-" + UUID.randomUUID() : of(header);
  }
}
