package ffe.desk.chance;

import ffe.statistics.Outlook;
import java.util.Optional;

/**
 * The heart of a result.
 *
 * @param ofReturns empty for too few
 * @param ofTrades empty for too few
 * @param digest of all that came of it
 * @param run digest of the backtest
 * @param data digest of what was traded on
 */
public record ChanceSummary(
    int returns,
    int trades,
    Optional<Outlook> ofReturns,
    Optional<Outlook> ofTrades,
    String digest,
    String run,
    String data,
    String codeVersion) {}
