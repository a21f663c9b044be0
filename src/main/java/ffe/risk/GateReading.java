package ffe.risk;

/**
 * What one gate saw, passed or not, so that the room left can be shown.
 *
 * @param gate its code
 * @param measured rounded against the order; the missing inputs when it could not be judged
 * @param limit what is allowed
 */
public record GateReading(String gate, String measured, String limit, boolean passed) {}
