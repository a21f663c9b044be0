package ffe.trading;

import java.time.Instant;

/**
 * A trading lease as it stands.
 *
 * @param holder name of the server that holds it
 * @param until database time until which it is held if not renewed
 */
public record LeaseView(String holder, boolean isOurs, long token, Instant until) {}
