/**
 * Which settings there are, and how one is written, found, read and refused.
 *
 * <p>Offers: {@link ffe.setting.Keys}, the one table; {@link ffe.setting.Key}, one setting with its
 * default, range and meaning; {@link ffe.setting.ConfigFile}, the owner's file, and the template it
 * begins as; {@link ffe.setting.Source}, typed reading that knows where each value came from;
 * {@link ffe.setting.Secret}; {@link ffe.setting.Refusal}, one line for the operator.
 *
 * <p>Rules: R1 Environment before file before default. R2 All that is known of a setting stands in
 * its {@code Key}; template, settings page and refusals are made from it. (why: a second list
 * becomes untrue) R3 A line of the file that cannot be read is named by its number and never
 * repeated. (why: it may hold a secret) R4 A secret has no text form. R5 Nothing is ignored
 * silently: an unknown name is warned of, a key that the server reads before the file is refused
 * there. R6 Nothing of the server is used. (why: the command line carries this room, so that {@code
 * ffe config check} says what the engine would say)
 *
 * <p>Not here: what settings mean together (adapter.liberty), who may see them (desk).
 */
@NullMarked
package ffe.setting;

import org.jspecify.annotations.NullMarked;
