package ffe.adapter.questdb;

/** What was asked of QuestDB was not done, or it is not known that it was. */
final class QuestDbException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean isRefusal;

  private QuestDbException(String words, boolean isRefusal) {
    super(words);
    this.isRefusal = isRefusal;
  }

  /** It cannot be reached, or does not answer as it should: so it will be with anything else. */
  static QuestDbException away(String words) {
    return new QuestDbException(words, false);
  }

  /** It understood, and does not take this; it may take something else. */
  static QuestDbException refused(String words) {
    return new QuestDbException(words, true);
  }

  boolean isRefusal() {
    return isRefusal;
  }

  /** In one line. */
  String words() {
    return String.valueOf(getMessage());
  }
}
