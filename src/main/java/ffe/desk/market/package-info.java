/**
 * What can be traded where, and how its market went.
 *
 * <p>Offers: {@link InstrumentDesk} (what sources list, what it costs, how far it is warmed up),
 * {@link WatchDesk} (the list people watch), {@link MarketDesk} (any range of candles in a bounded
 * number), {@link DataDesk} (without holes, with mean prices, how whole, day by day, found by a
 * {@link Predicate}), {@link FlawDesk} (what sources told and is not believed). Ports: {@link
 * WatchBook}, {@link CandleFacts}, {@link KnownHours}, {@link FlawBook}; {@code Catalogue} of room
 * market is asked through {@link Kept}.
 *
 * <p>Rules: R1 Who looks waits for nobody outside; a source is asked beside them, and its last
 * answer stays with its age. R2 Nothing is asked of a venue before somebody looks. R3 What stands
 * in for a candle that is not stored is asked for and marked. (why: what is stored is what was
 * said)
 *
 * <p>Not here: feeds that trade (trading, adapter.venue), accounts (desk).
 */
@NullMarked
package ffe.desk.market;

import org.jspecify.annotations.NullMarked;
