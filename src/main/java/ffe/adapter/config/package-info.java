/**
 * How a setting is written, found, read and refused.
 *
 * <p>Offers: {@link ffe.adapter.config.Key}, one setting with its default, range and meaning;
 * {@link ffe.adapter.config.ConfigFile}, the owner's file, and the template it begins as; {@link
 * ffe.adapter.config.Source}, typed reading that knows where each value came from; {@link
 * ffe.adapter.config.Secret}; {@link ffe.adapter.config.Refusal}, one line for the operator.
 *
 * <p>Rules: R1 Environment before file before default. R2 All that is known of a setting stands in
 * its {@code Key}; template, settings page and refusals are made from it. (why: a second list
 * becomes untrue) R3 A line of the file that cannot be read is named by its number and never
 * repeated. (why: it may hold a secret) R4 A secret has no text form. R5 Nothing is ignored
 * silently: an unknown name is warned of, a key that the server reads before the file is refused
 * there.
 *
 * <p>Not here: which settings there are (adapter.liberty), who may see them (desk).
 */
@NullMarked
package ffe.adapter.config;

import org.jspecify.annotations.NullMarked;
