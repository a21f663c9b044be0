/**
 * Series and datasets that people bring in files, and all stored series.
 *
 * <p>Offers: {@link ImportDesk}, which takes files of candles and trades in as jobs ({@link
 * ImportView}, {@link ImportReport}). Ports: {@link SeriesFiles} (reads them row by row), {@link
 * SeriesStore} (keeps rows, the same one once), {@link ImportBook} (jobs), {@link SeriesArchive}
 * (what there is), {@link DatasetBook} (datasets). {@link DatasetDesk} takes candles in as a
 * version of a name ({@link Dataset}).
 *
 * <p>Rules: R1 A broken row is refused by its line number, and the others are kept. R2 The same
 * file again adds nothing. R3 One import at a time runs on a server; one that died is told as such.
 * R4 A dataset is kept whole or not at all, and for good; the same candles are the same version.
 * (why: a run is compared with one of last year)
 *
 * <p>Not here: the form of a file (adapter.csv).
 */
@NullMarked
package ffe.desk.files;

import org.jspecify.annotations.NullMarked;
