/**
 * The backup file: made, checked, and put back.
 *
 * <p>Offers: {@link BackupWriter} (one consistent snapshot of every known table into one file),
 * {@link BackupFile} (reads and proves a file without a database), {@link Restore} (fills an empty
 * database), {@link Manifest} (what is inside), {@link BackupName}.
 *
 * <p>Rules: R1 A backup is one moment: one transaction reads everything. R2 A file has its name
 * only after it was written, forced to the disk and read back whole. (why: what looks like a backup
 * is one) R3 The last bytes of the file are the digest of all before them; no byte can change
 * unseen. R4 What cannot be used is refused with one line before anything is touched. R5 Memory
 * does not grow with the data. R6 Names of tables and columns are taken from the database, never
 * from a file. R7 No secret that opens the engine is inside: the pepper of the access keys stays
 * outside. R8 Imports nothing of ours; with boot it lives in a shared library beside the line of
 * rooms. (why: a restore comes before the application, and a check needs no server)
 *
 * <p>Not here: when a backup is made, who may ask for one (desk), where files lie and which are
 * kept (adapter.archive), which database is filled, and when (boot).
 */
@NullMarked
package ffe.backup;

import org.jspecify.annotations.NullMarked;
