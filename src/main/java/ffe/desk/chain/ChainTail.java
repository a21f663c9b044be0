package ffe.desk.chain;

import ffe.chain.Hash;
import ffe.desk.chain.ChainStore.Chain;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What lanes decided and traded, in the order in which it was committed, for who tells it
 * elsewhere: numbers of a chain have no holes and never come later than a higher one, so whoever
 * knows the last number it told knows what is left. Each call is a short transaction over a bounded
 * number of rows.
 */
public interface ChainTail {

  /**
   * Where in its chain a row is.
   *
   * @param hash of the link, which no other row of any engine has
   */
  record Place(long number, Hash hash) {}

  /**
   * A decision.
   *
   * @param at the slot it was made for, in market time
   * @param action BUY, SELL, HOLD or NONE
   * @param verdict what came of it
   * @param reason stable code
   */
  record Signal(
      Place place,
      Instant at,
      String source,
      String instrument,
      String id,
      String kind,
      String action,
      double confidencePercent,
      String verdict,
      String reason) {}

  /**
   * A fill.
   *
   * @param at in market time
   */
  record Execution(
      Place place,
      Instant at,
      String source,
      String instrument,
      String id,
      String order,
      String side,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal fee,
      String feeCurrency,
      String liquidity) {}

  /** Those after a number, up to the end the chain was asked for with. */
  List<Signal> signals(Chain chain, long after, int most);

  List<Execution> executions(Chain chain, long after, int most);
}
