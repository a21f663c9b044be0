package ffe.risk;

/**
 * One reason why an order is not sent.
 *
 * @param code stable; the gate's name, or {@code INPUT_MISSING}
 * @param measured what was found; for {@code INPUT_MISSING} the inputs that are missing
 * @param limit what is allowed; for {@code INPUT_MISSING} the gate that needs them
 * @param sentence for people
 */
public record Denial(String code, String measured, String limit, String sentence) {

  /** The code of a gate that could not be judged. */
  public static final String INPUT_MISSING = "INPUT_MISSING";
}
