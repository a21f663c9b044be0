/**
 * Errors of the engine, told to a Sentry server.
 *
 * <p>Offers: {@link ffe.adapter.sentry.SentryReports}, a handler of log records; {@link
 * ffe.adapter.sentry.Redaction}, what is left of a text that goes out of the house.
 *
 * <p>Rules: R1 Nothing of the library is loaded unless Sentry is configured. R2 Errors of our own
 * code only: what is logged as severe, or as a warning with an exception. R3 No figure and no
 * secret leaves: messages lose all numbers, known secrets and whatever looks like one; ids go as
 * tags. (why: the log stays here, this does not) R4 Whoever logs never waits: what the queue, the
 * limit a minute or the network does not take is dropped and counted.
 *
 * <p>Not here: which ids stand beside a line (adapter.telemetry), the settings (setting).
 */
@NullMarked
package ffe.adapter.sentry;

import org.jspecify.annotations.NullMarked;
