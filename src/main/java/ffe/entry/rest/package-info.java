/**
 * The REST door.
 *
 * <p>Offers: resources under {@code /api}, the probes {@code /live} (touches nothing) and {@code
 * /ready} (asks every check), {@link PlainJson} (views as JSON) and {@link JsonBody} (strict
 * reading), {@link MarketStreamServlet}, which makes a WebSocket of a request.
 *
 * <p>Rules: R1 A resource checks shape and asks the desk; it decides nothing. R2 Unknown and
 * duplicate fields, deep or large bodies and numbers that are not finite are refused. R3 Every
 * error has one shape and says what to do. R4 Money, prices and quantities travel as strings. R5
 * {@link RequestMeter} counts every request by the declared path that answers. (why: a typed path
 * as a label would be a series for ever) R6 {@code META-INF/openapi.json} says what each route
 * takes and answers, with an example. (why: clients are generated from it; DocumentTest holds it to
 * the code, OpenApiIT to what the server does)
 *
 * <p>Not here: who may come in (entry.access), what may be done (desk).
 */
@NullMarked
package ffe.entry.rest;

import org.jspecify.annotations.NullMarked;
