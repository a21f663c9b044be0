/**
 * The backups of this server, as files in one directory.
 *
 * <p>Offers: {@link BackupShelf}, which makes, lists, checks and thins them out.
 *
 * <p>Rules: R1 Only files that bear a backup's name are listed, opened or removed. (why: people put
 * other things beside them) R2 A backup that fails leaves the older ones alone. R3 What an ended
 * server left unfinished is removed when it is a day old. (why: another server may be writing in
 * the same directory)
 *
 * <p>Not here: the form of the file (backup), when one is made (desk).
 */
@NullMarked
package ffe.adapter.archive;

import org.jspecify.annotations.NullMarked;
