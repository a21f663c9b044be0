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
 * at once and the next call tries again. R6 Imports nothing of ours; it lives in a shared library,
 * outside the WAR.
 *
 * <p>Not here: tables (db/migration), rows and queries (adapter.store).
 */
@NullMarked
package ffe.boot;

import org.jspecify.annotations.NullMarked;
