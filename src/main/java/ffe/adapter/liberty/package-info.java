/**
 * The place where the engine meets its server.
 *
 * <p>Offers: {@link ffe.adapter.liberty.Settings}, read once and checked, out of one table, {@link
 * ffe.setting.Keys}; the start-up checks; the wiring that makes plain core objects.
 *
 * <p>Rules: R1 Configuration is read here and nowhere else. R2 What cannot be right stops the start
 * with one line and exit code 78. (why: a trader that guesses a setting trades something nobody
 * asked for) R3 A new setting is one entry of {@code Keys}; template and settings page follow.
 *
 * <p>Not here: how a setting is written and found (setting), the database's own start (boot), rows
 * (adapter.store).
 */
@NullMarked
package ffe.adapter.liberty;

import org.jspecify.annotations.NullMarked;
