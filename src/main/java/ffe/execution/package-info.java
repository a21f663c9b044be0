/**
 * How an approved order reaches a venue, exactly once.
 *
 * <p>Offers: {@link OrderIntent} (written ahead), {@link DurableIntent} (proof that it was
 * committed), the port {@link Broker} with its answers {@link SubmitResult}, {@link BrokerEvent}
 * and {@link VenueReport}.
 *
 * <p>Rules: R1 A broker takes only a {@link DurableIntent}, and only the Dispatcher makes one,
 * after the commit. R2 A timeout, a server error or a broken reply after sending is {@code
 * Unknown}: the venue is asked, nothing is sent again. R3 "Not sent" is never concluded before
 * {@code sendBefore} plus the venue's visibility delay.
 *
 * <p>Not here: whether an order may be sent (risk), when it is sent (trading).
 */
@NullMarked
package ffe.execution;

import org.jspecify.annotations.NullMarked;
