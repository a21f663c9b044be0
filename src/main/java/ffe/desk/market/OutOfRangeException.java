package ffe.desk.market;

/** A question that is not answered; the message says why, beginning with the field. */
public final class OutOfRangeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;

  public OutOfRangeException(String field, String rule) {
    super(field + " " + rule);
    this.field = field;
  }

  /** The field of the question, as clients name it. */
  public String field() {
    return field;
  }
}
