package ffe.research;

/** A plan and its recording do not go together; known once the first variant was run. */
public final class UnfitException extends IllegalArgumentException {

  private final String field;
  private final String words;

  /**
   * @param field folds, embargo_hours or trials
   */
  UnfitException(String field, String words) {
    super(field + ": " + words);
    this.field = field;
    this.words = words;
  }

  /** Why, without the field. */
  public String words() {
    return words;
  }

  /** What has to be other. */
  public String field() {
    return field;
  }
}
