/**
 * Who comes in, and with what.
 *
 * <p>Offers: {@link Doorkeeper} (keys, login links and tokens to an {@code Actor}), {@link
 * Passwords} (the one of the pages), {@link Visits} (logins in the audit), {@link DoorPolicy} (how
 * often somebody may knock). Ports: {@link KeyStore}, {@link PasswordStore}, {@link Tokens} (signed
 * by somebody else), {@link Peers} (whose address is believed).
 *
 * <p>Rules: R1 A secret is kept as its hash and shown once. R2 What was tried is told in the audit,
 * never the secret.
 *
 * <p>Not here: sessions, cookies and rates (entry.access), what a role may do (each desk).
 */
@NullMarked
package ffe.desk.access;

import org.jspecify.annotations.NullMarked;
