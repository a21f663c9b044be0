package ffe.entry.rest;

import java.util.Optional;

/** A request that is answered with an error of the one shape. */
final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Optional<String> field;

  ApiException(int status, String code, String detail) {
    this(status, code, detail, Optional.empty());
  }

  ApiException(int status, String code, String detail, Optional<String> field) {
    super(detail);
    this.status = status;
    this.code = code;
    this.field = field;
  }

  static ApiException malformed(String detail) {
    return new ApiException(400, "MALFORMED", detail);
  }

  static ApiException outOfRange(String field, String detail) {
    return new ApiException(422, "OUT_OF_RANGE", detail, Optional.of(field));
  }

  static ApiException notFound(String what) {
    return new ApiException(404, "NOT_FOUND", "no such " + what);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Optional<String> field() {
    return field;
  }
}
