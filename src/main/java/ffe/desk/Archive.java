package ffe.desk;

import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.RoundTrip;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was journaled, to be read. Every list is bounded by its limit and newest first unless
 * stated.
 */
public interface Archive {

  DecisionPage decisions(DecisionQuery query);

  /**
   * @throws ConflictException OTHER_VERSION if the record has the form of another version, RETIRED
   *     if it was old and taken out
   */
  Optional<DecisionRecord> decision(String id);

  /** The digest stored with the decision when it was committed. */
  Optional<String> decisionDigest(String id);

  /** Ids of an account's decisions in slot order, after an id or from the beginning. */
  List<String> decisionIds(String account, Optional<String> after, int limit);

  /** Keeps advice that a person asked for; it has no lane step of its own. */
  void keepAdvice(DecisionRecord advice);

  /** Orders whose proposal names a cause. */
  List<Order> ordersCausedBy(String account, String cause);

  List<Order> orders(String account, Set<OrderState> states, int limit);

  Optional<Order> order(String account, String id);

  /** Every change of an order as the order after it, oldest first. */
  List<Order> lifeOf(String account, String id);

  List<Fill> fills(String account, int limit);

  List<Fill> fillsOf(String account, List<String> orderIds);

  /** All of a lane's books, as they stood at one moment. */
  JournaledBooks books(Lane lane);

  List<LedgerEntry> ledger(String account, int limit);

  List<RoundTrip> roundTrips(String account, int limit);

  /** Oldest first, thinned to at most points. */
  List<EquityPoint> equity(String account, Instant from, Instant to, int points);

  /** Finished candles, oldest first, the last ones up to an instant. */
  List<Candle> candles(Lane lane, Timeframe timeframe, Instant until, int limit);

  DayStrip strip(String account, Instant from, Instant to);

  void control(ControlAction action);

  RowPage<ControlAction> controls(ControlQuery query);
}
