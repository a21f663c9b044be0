package ffe.desk.arena;

import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decisions of a lane's cycles, and the sheets taken from them. Each method is one transaction; a
 * lane's cycles that could not see the market are no decisions here.
 */
public interface SheetBook {

  /**
   * Which decisions.
   *
   * @param from market time of the first
   * @param to market time of the first that is out
   */
  record Span(Lane lane, Instant from, Instant to) {}

  /**
   * How many there are.
   *
   * @param newest market time of the last one
   */
  record Extent(long decisions, Optional<Instant> newest) {}

  /** A decision whose sheet is not taken. */
  record Missing(String decision, Instant at) {}

  Extent extent(Span span);

  /** Of the newest decisions those without a sheet of this form, newest first. */
  List<Missing> missing(Span span, int newest);

  /**
   * Records by their ids; those that this version cannot read, or that are retired, are left out.
   */
  List<DecisionRecord> records(Lane lane, List<String> ids);

  /** Keeps sheets; one that is there already is replaced. */
  void keep(Lane lane, List<Sheet> sheets);

  /** Those that were taken, newest first. */
  List<Sheet> sheets(Span span, int limit);
}
