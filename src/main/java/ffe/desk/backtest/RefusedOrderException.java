package ffe.desk.backtest;

/** A backtest cannot be run as it was ordered. The message names field, value and range. */
public final class RefusedOrderException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;

  public RefusedOrderException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** What was refused, as it is named outside. */
  public String field() {
    return field;
  }
}
