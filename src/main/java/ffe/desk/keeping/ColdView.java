package ffe.desk.keeping;

import java.util.List;
import java.util.Optional;

/**
 * What left the database for files.
 *
 * @param folderSet whether a folder is set
 * @param afterDays the age at which candles leave; empty: none do
 * @param run of this server since its start, or the one that goes on
 * @param series at most {@link #SERIES_MAX}
 */
public record ColdView(
    boolean folderSet,
    Optional<Long> afterDays,
    Optional<ColdMove.Run> run,
    List<ColdRows.Filed> series) {

  static final int SERIES_MAX = 500;

  public ColdView {
    series = List.copyOf(series);
  }
}
