package ffe.desk.files;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a file so far. Every row that was read was added, known or refused.
 *
 * @param bytes size of the file as it was sent
 * @param bytesRead of them, for the progress
 * @param known there already, and left as they are
 * @param different of the known ones, those that the file tells otherwise
 * @param refused all of them; the first {@value #REFUSALS_MAX} are listed
 */
public record ImportReport(
    long bytes,
    long bytesRead,
    long read,
    long added,
    long known,
    long different,
    long refused,
    List<RefusedLine> refusals) {

  /** Refused lines that are listed. */
  public static final int REFUSALS_MAX = 100;

  /**
   * A line that was not taken.
   *
   * @param line from 1, the header included
   */
  public record RefusedLine(long line, String reason) {}

  public ImportReport {
    refusals = List.copyOf(refusals);
    if (read != added + known + refused || different > known || refusals.size() > REFUSALS_MAX) {
      throw new IllegalArgumentException(
          read + " read are not " + added + " added, " + known + " known, " + refused + " refused");
    }
  }

  static ImportReport of(long bytes) {
    return new ImportReport(bytes, 0, 0, 0, 0, 0, 0, List.of());
  }

  ImportReport plus(SeriesFiles.Block block, SeriesStore.Kept kept) {
    List<RefusedLine> all = new ArrayList<>(refusals);
    block.refused().stream()
        .limit(REFUSALS_MAX - all.size())
        .forEach(row -> all.add(new RefusedLine(row.line(), row.reason())));
    return new ImportReport(
        bytes,
        block.bytesRead(),
        read + block.rows(),
        added + kept.added(),
        known + kept.known(),
        different + kept.different(),
        refused + block.refused().size(),
        all);
  }
}
