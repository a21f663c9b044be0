/**
 * Language models among the analysts: what they are told, what they answer, what of it counts.
 *
 * <p>Offers: the port {@link LanguageModel} with {@link ModelRequest}, {@link ModelReply} and
 * {@link Tokens}; {@link Prompt}, made of a {@link Situation} by a {@link Template}; {@link
 * Answer}, which makes an opinion of a reply; {@link Council}, which asks those of an {@link
 * Agenda} on a {@link Hearing}, in two rounds at most, through the port {@link Asker}, and keeps
 * the {@link Minutes}; {@link AsRecorded}, an asker of the port {@link RecordedAnswers}, for runs
 * over the past.
 *
 * <p>Rules: R1 What is sent is what is recorded: the whole request and the raw reply before any
 * parsing. (why: opinions are computed again from the replies, never asked again) R2 What a vendor
 * does is an answer, never an exception. (why: an outage is an abstention with its true cause) R3
 * Of an answer counts its last object, if it is whole and says every field of the schema without
 * doubt; anything else is an abstention with a stable reason. Nothing is repaired or guessed: 85 is
 * no probability. (why: what a model did not clearly say is not traded on) R4 Texts of models are
 * kept plain and bounded before anybody shows or stores them in a column. R5 A prompt is made of a
 * situation, and that of values of the core: no setting, no key and no person's words can be in it.
 * R6 Texts from outside are shown to models only in quarantine. R7 What a prompt leaves out it
 * names. (why: a model must not take what it was not told for what did not happen) R8 Who is asked
 * in the second round follows from agenda, hearing and the replies of the first alone. (why: a
 * replay walks the same rounds and asks nobody) R9 A person's command is not kept waiting: the
 * asking ends with {@link GaveWayException} and its cycle decides nothing. R10 A run over the past
 * ends where an answer is missing. (why: an abstention would be a decision that nobody made)
 *
 * <p>Not here: wire formats and keys (adapter.llm), how models are asked at once (adapter.liberty),
 * what was spent (desk.models), how opinions are counted (decision).
 */
@NullMarked
package ffe.council;

import org.jspecify.annotations.NullMarked;
