package ffe.setting;

/** The text somebody gave a setting, and where. */
public record Given(String text, Place place, String where) {

  /** Strongest first. */
  public enum Place {
    ENVIRONMENT,
    SERVER,
    FILE,
    DEFAULT
  }

  /** In words: {@code environment FFE_HTTP_PORT}, {@code file, line 3}, {@code default}. */
  String source() {
    return switch (place) {
      case ENVIRONMENT -> "environment " + where;
      case SERVER -> "server property " + where;
      case FILE -> "file, " + where;
      case DEFAULT -> "default";
    };
  }
}
