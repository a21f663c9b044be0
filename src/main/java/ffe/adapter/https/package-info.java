/**
 * HTTPS on a port of the server's own.
 *
 * <p>Offers: {@link KeyMaterial}, a certificate with its key out of PKCS12 or PEM, checked; {@link
 * HttpsPort}, which opens the server's port with it, takes a renewed one, and knows whether the
 * port is ours.
 *
 * <p>Rules: R1 What is not fit to serve is refused before a port opens. (why: the server would fall
 * back to a certificate it made itself) R2 The server is told by a file that is only there while
 * HTTPS is configured. (why: without it nothing costs a start anything) R3 A renewal that is not
 * fit changes nothing and is warned of.
 *
 * <p>Not here: which settings there are and what a refusal says (adapter.liberty).
 */
@NullMarked
package ffe.adapter.https;

import org.jspecify.annotations.NullMarked;
