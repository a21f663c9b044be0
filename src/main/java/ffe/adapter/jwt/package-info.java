/**
 * Tokens of an identity provider (JWT, RFC 7519), as MicroProfile JWT means them.
 *
 * <p>Offers: {@link ffe.adapter.jwt.JwtTokens}, which tells whose a token is; {@link
 * ffe.adapter.jwt.TokenRules}, by what it is judged.
 *
 * <p>Rules: R1 Nothing of the library is loaded unless tokens are configured. R2 Only algorithms
 * with a public key; keys come from the configured place, whatever a token says of itself. (why:
 * {@code none}, a public key used as a secret, and a key the token brings along are the classic
 * ways in) R3 Issuer, audience and end are demanded. (why: a provider signs for others too) R4
 * Asking for keys is bounded in time, in size and in how often, whoever makes us ask. R5 A token is
 * never logged; why one was refused is, once a minute.
 *
 * <p>Not here: counting and limiting requests (entry.access), what a role may do (desk).
 */
@NullMarked
package ffe.adapter.jwt;

import org.jspecify.annotations.NullMarked;
