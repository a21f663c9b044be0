package ffe.desk.market;

import ffe.money.Bps;

/**
 * What holds for a paper account whatever it trades.
 *
 * @param makerFee of the notional, for orders that wait
 * @param takerFee for orders that do not
 */
public record MarketTerms(Bps makerFee, Bps takerFee, WarmUp warmUp) {}
