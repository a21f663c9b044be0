/**
 * One canonical text for values, and its digest.
 *
 * <p>Offers: {@link Canon} writes any record of the core as canonical JSON and reads it back;
 * {@link Digest} names a text by its SHA-256, {@link CodeDigest} the code that decides.
 *
 * <p>Rules: R1 Equal values give equal text on every machine, JDK, locale and zone. (why: a
 * decision is proved by comparing digests) R2 A double is its 64 bits in hexadecimal. (why: its
 * decimal form differs between JDKs) R3 What cannot be written exactly is refused, never
 * approximated. R4 Reading is bounded in size and depth.
 *
 * <p>Not here: JSON for people and clients (entry.rest).
 */
@NullMarked
package ffe.canon;

import org.jspecify.annotations.NullMarked;
