/**
 * The database under the server's feet.
 *
 * <p>Offers: {@link EngineDataSource}, named in server.xml, which hands out connections to an
 * embedded PostgreSQL it starts itself, or to the one that was configured.
 *
 * <p>Rules: R1 The first connection starts the database and migrates it, whoever asks. (why: no
 * order of start-up to get wrong) R2 The application never connects as the owner of the tables.
 * (why: journals are append-only for it) R3 No connection without a password, none from outside the
 * machine. R4 A server that answers is used only if it serves our directory. R5 A failure is told
 * at once and the next call tries again. R6 Imports nothing of ours but {@code ffe.backup}; both
 * live in a shared library, outside the WAR. R7 A wanted backup fills an empty database before
 * anybody gets a connection; a database with rows is never touched, and the refusal stays.
 *
 * <p>Not here: the backup's form (backup), tables (db/migration), rows and queries (adapter.store).
 */
@NullMarked
package ffe.boot;

import org.jspecify.annotations.NullMarked;
