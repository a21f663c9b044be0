/**
 * The one path: observe, orient, decide, act.
 *
 * <p>Offers: {@link TradingCycle}, the pure step from inputs to a {@link DecisionRecord}; {@link
 * Replay}, which computes a stored record again; {@link Evidence}, a record that carries its
 * candles and is computed again anywhere; {@link TradingAccount}, which walks the lanes of an
 * account, each a {@link TradingLane} of one instrument, through market time over one ledger;
 * {@link Dispatcher}, which alone sends; {@link ManualRequest}, what a person asks of a lane;
 * {@link PolicyVersion}, what a lane trades by and who changed it; {@link Rejudged}, a stored
 * decision under another policy. Ports: {@link AnalystPanel} (who is asked), {@link CycleJournal}
 * (where everything is committed; whoever looks at commits is a {@link JournalDecorator}), {@link
 * SliceReader} (stored candles).
 *
 * <p>Rules: R1 A cycle is due when a candle closes in market time. R2 What happened and the intents
 * it leads to are one append, one commit, before anything is sent; the answers are a second append.
 * R3 No transaction stays open over an analyst or a venue. R4 A decision is a pure function of its
 * record. (why: the decision you tested is the decision that trades) R5 HOLD, DENIED and
 * NO_DECISION are results like any other. R6 What a former holder claimed is asked about, never
 * sent again; what it intended and did not claim is judged again and sent, if no market time has
 * passed. (why: a session that was killed ends like one that was not) R7 Whatever a step begins at
 * an instant is finished at that instant, by the next holder if need be, before the market is heard
 * again. R8 A person's order is a decision of its own, with a record named by person and key. (why:
 * it replays, and a repeated request finds it in the commit of its intent) R9 A moved stop works
 * before the former one goes; one that follows the price moves at boundaries, by what was told
 * before. R10 A changed policy is committed with the place in the market from which it judges.
 * (why: who takes over judges the same candles by the same limits) R11 An append is one instant of
 * the whole account. (why: what one lane decides depends on the ledger all share) R12 Equity below
 * the maintenance margin closes everything, whatever the agent is doing.
 *
 * <p>Not here: how analysts run in parallel (adapter.liberty), tables (adapter.store), paper venue
 * (simulation).
 */
@NullMarked
package ffe.trading;

import org.jspecify.annotations.NullMarked;
