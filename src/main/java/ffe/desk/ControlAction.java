package ffe.desk;

import java.time.Instant;

/**
 * Somebody told the engine something.
 *
 * @param effect what was read again afterwards
 */
public record ControlAction(
    String account,
    Instant wallAt,
    Instant marketAt,
    String actor,
    String door,
    String command,
    String effect) {}
