package ffe.council;

/**
 * What the first round came to, and so whether there is a second.
 *
 * @param reason stable code. {@link #ENOUGH}: nobody else was asked. FIRST_SILENT, NO_QUORUM,
 *     MODELS_SILENT, LOW_PROBABILITY, DISAGREEMENT, SIZE, SIZE_UNKNOWN: the others were asked too.
 *     Of a debate BOTH_HEARD: the judge was asked; SIDE_SILENT, SEAT_EMPTY: the judge was not.
 * @param detail one sentence with the numbers
 */
public record Interim(String reason, String detail) {

  public static final String ENOUGH = "ENOUGH";

  public Interim {
    Checks.code(reason);
    Checks.detail(detail);
  }
}
