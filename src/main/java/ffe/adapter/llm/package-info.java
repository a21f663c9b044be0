/**
 * Language models of six vendors, asked over their own wire formats.
 *
 * <p>Offers: {@link Models}, who can be asked and why others are absent; {@link Vendor}; {@link
 * Endpoint}, where, which model and with which key; {@link HttpModel}, a {@link
 * ffe.council.LanguageModel} of one endpoint; {@link GuardedModel}, the same behind its {@link
 * Guard}: limit, breaker, bulkhead, and what a vendor wishes; {@link PaidModel}, the same within
 * the day's {@link Budget}; {@link RememberedModel}, which does not ask the very same twice.
 *
 * <p>Rules: R1 One call is one request: redirects are not followed, and only what a vendor did not
 * take in is sent again, once. (why: a request that was read is charged) R2 An answer is read up to
 * a number of bytes and within the request's limit, body included. R3 What a vendor does is told by
 * a stable reason and a sentence with the true cause; reasons come from status codes and
 * machine-readable fields, never from prose. R4 A key travels in a header only and stands in no
 * text. R5 The client library writes requests and reads texts; it neither repeats nor logs.
 *
 * <p>Not here: what is asked and what an answer means (council), what was spent (desk.models).
 * Formats: docs.anthropic.com, platform.openai.com, ai.google.dev, docs.x.ai,
 * api-docs.deepseek.com, docs.ollama.com.
 */
@NullMarked
package ffe.adapter.llm;

import org.jspecify.annotations.NullMarked;
