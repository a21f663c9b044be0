package ffe.desk;

import ffe.decision.Action;
import ffe.decision.Vote;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.portfolio.RoundTrip;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What trades came to that an analyst was for.
 *
 * <p>The profit of a trade is shared among those that voted BUY in the decision that opened it, in
 * proportion to weight times probability, which is what each added to the score that decided. A
 * share has twelve decimals and the last one takes the rest, so that the shares of all analysts sum
 * exactly to the profit of all trades. Those that were against, abstained or did not count have no
 * part. A trade that nobody voted for was made {@link #BY_HAND}.
 *
 * @param trades it was for; a trade that several were for counts for each of them
 * @param wins of these trades
 * @param profit its shares
 */
public record AnalystResult(String analyst, int trades, int wins, int losses, Money profit) {

  public static final String BY_HAND = "by-hand";

  private static final int DECIMALS = 12;

  /** By name; analysts without a trade are absent. */
  static List<AnalystResult> of(List<OpenedTrade> trades, Currency currency) {
    SortedMap<String, AnalystResult> results = new TreeMap<>();
    for (OpenedTrade trade : trades) {
      shares(trade)
          .forEach(
              (analyst, share) ->
                  results.merge(
                      analyst,
                      nothing(analyst, currency).with(trade.trip(), share),
                      (sum, one) -> sum.with(trade.trip(), share)));
    }
    return List.copyOf(results.values());
  }

  private static AnalystResult nothing(String analyst, Currency currency) {
    return new AnalystResult(analyst, 0, 0, 0, Money.zero(currency));
  }

  private AnalystResult with(RoundTrip trip, Money share) {
    return new AnalystResult(
        analyst,
        trades + 1,
        wins + (trip.isWin() ? 1 : 0),
        losses + (trip.profit().isNegative() ? 1 : 0),
        profit.plus(share));
  }

  static SortedMap<String, Money> shares(OpenedTrade trade) {
    Money profit = trade.trip().profit();
    List<Vote> supporters = new ArrayList<>(trade.votes());
    supporters.removeIf(vote -> vote.action().filter(Action.BUY::equals).isEmpty());
    supporters.removeIf(vote -> !vote.counts());
    supporters.sort(Comparator.comparing(Vote::analyst));
    SortedMap<String, Money> shares = new TreeMap<>();
    if (supporters.isEmpty()) {
      shares.put(BY_HAND, profit);
      return shares;
    }
    Money rest = profit;
    BigDecimal left = supporters.stream().map(AnalystResult::score).reduce(BigDecimal::add).get();
    for (Vote vote : supporters) {
      BigDecimal score = score(vote);
      boolean isLast = left.compareTo(score) == 0;
      Money share =
          isLast
              ? rest
              : new Money(
                  rest.amount().multiply(score).divide(left, DECIMALS, RoundingMode.HALF_EVEN),
                  rest.currency());
      shares.merge(vote.analyst(), share, Money::plus);
      rest = rest.minus(share);
      left = left.subtract(score);
    }
    return shares;
  }

  private static BigDecimal score(Vote vote) {
    return BigDecimal.valueOf(vote.weight()).multiply(BigDecimal.valueOf(vote.probability()));
  }
}
