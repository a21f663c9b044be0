package ffe.desk;

import ffe.market.FeedState;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.trading.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the status bar shows: what is at risk, what the agent does, how old the data is.
 *
 * @param mode PAPER
 * @param holder whether this server holds the trading lease; a passive one only shows
 * @param leaseNote who holds it, when it is not this server
 * @param marketNow session time; the wall clock is wallNow
 * @param market for people: {@code recorded 25 Nov to 1 Dec 2013, 60x}
 * @param feedDropped trades that were heard and had no room since the feed was opened; their
 *     minutes came from the venue's history
 * @param dataAge session time since the last tick; empty before the first
 * @param sinceStart equity against deposits
 * @param holdSinceStart the same of buy-and-hold
 * @param today profit of the risk day in per cent of its first equity
 * @param haltReason why new risk is refused; empty when it is not
 * @param standIn whether something that is not a model votes in a model's place
 */
public record StatusView(
    String account,
    String mode,
    String instrument,
    boolean holder,
    String leaseNote,
    AgentState agent,
    String agentReason,
    Optional<String> haltReason,
    Optional<String> blocked,
    List<String> analysts,
    String market,
    String sourceId,
    FeedState feed,
    String feedReason,
    long feedDropped,
    Instant marketNow,
    Instant wallNow,
    Optional<Duration> dataAge,
    boolean dataStale,
    Optional<Instant> nextCycleAt,
    Optional<Instant> lastCycleAt,
    Optional<Price> lastPrice,
    Optional<Money> equity,
    Optional<Money> available,
    Optional<Percent> sinceStart,
    Optional<Percent> holdSinceStart,
    Optional<Percent> today,
    Optional<Percent> drawdown,
    Percent drawdownLimit,
    int openPositions,
    int openPositionsMax,
    int ordersUnknown,
    boolean unprotected,
    Optional<String> trouble,
    boolean standIn) {}
