/**
 * The command line, {@code ffe.jar}: a program of its own.
 *
 * <p>Offers: {@link Main}; one class per command; {@link Server} (REST with limits of time and
 * size), {@link Json} and {@link Sheet} (what was answered, as table, JSON, Markdown or CSV).
 *
 * <p>Rules: R1 A thin client: it asks REST and decides nothing; {@code verify}, {@code backtest},
 * {@code optimize}, {@code verify-backup} and {@code config check} alone compute, with the core's,
 * the backup's and the settings' own classes. R2 It sees those, picocli and the database's driver;
 * not Jakarta, desk, adapters or doors, but for the way to models in {@code cli.recording}. (why:
 * it runs where the server does not) R3 {@code --output json} is what REST said, byte for byte. R4
 * Answers go to standard output, everything else is one line on standard error with what to do;
 * never a stack trace. R5 Exit codes are those of {@link Exit}; scripts rely on them. R6 A key is
 * never printed but once, by the command that made it.
 *
 * <p>Not here: what may be done and by whom (desk), what is wrong with an installation
 * (cli.doctor). Files of another kind are one more command under {@code export}, see {@link
 * Commands}.
 */
@NullMarked
package ffe.cli;

import org.jspecify.annotations.NullMarked;
