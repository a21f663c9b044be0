/**
 * A stand-in for a language model, for demonstrations. It is not a model and says so.
 *
 * <p>Offers: {@link StandIn}, a server on this machine that speaks Ollama's protocol.
 *
 * <p>Rules: R1 The same prompt gets the same answer: there is no clock, no chance and no memory.
 * (why: a demonstration can be repeated) R2 It is reached over its wire like any other. (why: what
 * is shown is the real road, with its guard, its record and its replay) R3 It listens on loopback
 * only, with few threads, a short queue and a bound on what it reads. R4 Every answer says that it
 * is not a model's.
 *
 * <p>Not here: when it is used (adapter.liberty), how its votes are labelled (council).
 */
@NullMarked
package ffe.adapter.demo;

import org.jspecify.annotations.NullMarked;
