package ffe.market;

import java.time.Instant;
import java.util.Optional;

/**
 * What a source told and was not taken as told.
 *
 * @param source stable name, such as {@code kraken}
 * @param instrument empty where what was told does not say
 * @param told its beginning, at most {@value #TOLD_MAX} characters
 * @param why for people
 * @param at when it was heard
 */
public record DataFlaw(
    String source,
    Optional<Instrument> instrument,
    Kind kind,
    String told,
    String why,
    Instant at) {

  public static final int TOLD_MAX = 300;

  /** What it is, and so what becomes of it. */
  public enum Kind {
    /** A message that is not as documented: the connection begins anew. */
    UNREADABLE,
    /** A trade far from its neighbours: left out. */
    OUTLIER,
    /** A candle of the source's history far from its neighbours: kept. */
    SPIKE
  }

  public DataFlaw {
    // a database keeps no zero character
    told = told.replace('\0', '\ufffd');
    told = told.length() > TOLD_MAX ? told.substring(0, TOLD_MAX - 1) + "…" : told;
  }
}
