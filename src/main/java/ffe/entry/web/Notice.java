package ffe.entry.web;

/** One line for attention. */
record Notice(Grade grade, String text) {

  enum Grade {
    INFO,
    WARN,
    BAD
  }

  static Notice info(String text) {
    return new Notice(Grade.INFO, text);
  }

  static Notice warn(String text) {
    return new Notice(Grade.WARN, text);
  }

  static Notice bad(String text) {
    return new Notice(Grade.BAD, text);
  }

  /** The word that stands before the text, so that colour is not needed. */
  String word() {
    return switch (grade) {
      case INFO -> "";
      case WARN -> Words.of("notice.attention") + " ";
      case BAD -> Words.of("notice.danger") + " ";
    };
  }
}
