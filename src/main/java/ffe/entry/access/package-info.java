/**
 * The door: who may come in at all.
 *
 * <p>Offers: {@link AccessFilter} in front of everything, {@link LoginServlet} for the one-time
 * link and the password, {@link ErrorBody}, the one shape of an error, {@link ErrorServlet} for
 * what the container would say itself.
 *
 * <p>Rules: R1 Nothing is open but what {@link AccessFilter} lists by name. (why: a new path must
 * never be forgotten) R2 Requests are counted per address and per key, failed attempts per address,
 * before anything expensive. (why: a hash or a look-up must cost a stranger more than us) R3 What
 * may be done is checked again by the desk. R4 Responses carry security headers; pages of other
 * origins never act with a cookie. R5 Who somebody is said to be by headers counts from trusted
 * proxies only ({@link Visitor}); everything that counts addresses asks there. R6 A session that
 * began encrypted opens nothing by another way ({@link EncryptedSession}). R7 Without the database
 * nobody comes in, and the login page says what that means. (why: keys and the password are there,
 * an entry without its note in the audit is none, and there is nothing to command meanwhile)
 *
 * <p>Not here: keys, links and passwords themselves (desk), tokens (adapter.jwt).
 */
@NullMarked
package ffe.entry.access;

import org.jspecify.annotations.NullMarked;
