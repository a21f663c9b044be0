/**
 * The door: who may come in at all.
 *
 * <p>Offers: {@link AccessFilter} in front of everything, {@link LoginServlet} for the one-time
 * link, {@link ErrorBody}, the one shape of an error, {@link ErrorServlet} for what the container
 * would say itself.
 *
 * <p>Rules: R1 Nothing is open but what {@link AccessFilter} lists by name. (why: a new path must
 * never be forgotten) R2 Failed attempts are counted per address before anything expensive. R3 What
 * may be done is checked again by the desk. R4 Responses carry security headers.
 *
 * <p>Not here: keys and links themselves (desk).
 */
@NullMarked
package ffe.entry.access;

import org.jspecify.annotations.NullMarked;
