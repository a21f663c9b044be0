/**
 * Language models among the analysts: what they are told, what they answer, what of it counts.
 *
 * <p>Offers: the port {@link LanguageModel} with {@link ModelRequest}, {@link ModelReply} and
 * {@link Tokens}.
 *
 * <p>Rules: R1 What is sent is what is recorded: the whole request and the raw reply before any
 * parsing. (why: opinions are computed again from the replies, never asked again) R2 What a vendor
 * does is an answer, never an exception. (why: an outage is an abstention with its true cause)
 *
 * <p>Not here: wire formats, keys and prices (adapter.llm), when and how long models are asked
 * (trading, adapter.liberty), how opinions are counted (decision).
 */
@NullMarked
package ffe.council;

import org.jspecify.annotations.NullMarked;
