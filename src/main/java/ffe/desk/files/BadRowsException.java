package ffe.desk.files;

import java.util.List;

/** A file with rows that are not taken: nothing of it was stored. */
public final class BadRowsException extends RuntimeException {

  /** Rows that are told one by one. */
  public static final int FINDINGS_MAX = 20;

  private static final long serialVersionUID = 1L;

  private final long rows;
  private final transient List<SeriesFiles.Refused> findings;

  /**
   * @param rows all that are not taken
   * @param findings the first of them
   */
  BadRowsException(long rows, List<SeriesFiles.Refused> findings) {
    super(
        rows
            + (rows == 1 ? " row is" : " rows are")
            + " not taken, and nothing was stored; the first is row "
            + findings.get(0).line()
            + ": "
            + findings.get(0).reason());
    this.rows = rows;
    this.findings = List.copyOf(findings);
  }

  public long rows() {
    return rows;
  }

  /** In the order of the file, at most {@value #FINDINGS_MAX}. */
  public List<SeriesFiles.Refused> findings() {
    return findings;
  }
}
