/**
 * The backups of this server, as files in one directory, and retired records in another.
 *
 * <p>Offers: {@link BackupShelf}, which makes, lists, checks and thins them out; {@link TextFiles},
 * the texts of old decisions.
 *
 * <p>Rules: R1 Only files that bear a backup's name are listed, opened or removed. (why: people put
 * other things beside them) R2 A backup that fails leaves the older ones alone. R3 What an ended
 * server left unfinished is removed when it is a day old. (why: another server may be writing in
 * the same directory) R4 A file of retired records is never changed or removed here. (why: it is
 * the only place where they are)
 *
 * <p>Not here: the form of the file (backup), when one is made (desk).
 */
@NullMarked
package ffe.adapter.archive;

import org.jspecify.annotations.NullMarked;
