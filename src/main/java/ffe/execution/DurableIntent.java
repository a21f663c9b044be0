package ffe.execution;

/**
 * An intent whose commit has returned. Made by the Dispatcher alone; an architecture test checks.
 */
public final class DurableIntent {

  private final OrderIntent intent;

  private DurableIntent(OrderIntent intent) {
    this.intent = intent;
  }

  /** Call only after the intent's commit returned and it was claimed for sending. */
  public static DurableIntent committed(OrderIntent intent) {
    return new DurableIntent(intent);
  }

  public OrderIntent intent() {
    return intent;
  }
}
