package ffe.desk.market;

import ffe.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which candles of a range are meant.
 *
 * @param timeframe label, such as {@code 5m}
 * @param judged finished candles that were looked at
 * @param meant of those
 * @param next where the following answer begins; empty on the last
 */
public record FilterView(
    String source,
    Instrument instrument,
    String timeframe,
    int judged,
    int meant,
    List<Match> matches,
    Optional<Instant> next) {

  public FilterView {
    matches = List.copyOf(matches);
  }

  /**
   * Candles that are meant together.
   *
   * @param from opening of the first
   * @param to closing of the last
   */
  public record Match(Instant from, Instant to, int candles) {}
}
