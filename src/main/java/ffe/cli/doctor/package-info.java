/**
 * What is wrong with an installation, and how to put it right.
 *
 * <p>Offers: {@link Doctor}, which looks at a {@link Site} and gives {@link Finding}s.
 *
 * <p>Rules: R1 A finding says what, why it matters and what to do. R2 Looking changes nothing;
 * every look at the outside has a limit of time. R3 A check that cannot look is silent: another one
 * tells why. (why: one fault, one finding) R4 Each check has a test that plants its fault and one
 * of a sound site. R5 No secret is ever part of a finding. R6 Codes are stable.
 *
 * <p>Not here: how findings are printed (cli).
 */
@NullMarked
package ffe.cli.doctor;

import org.jspecify.annotations.NullMarked;
