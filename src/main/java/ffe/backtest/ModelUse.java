package ffe.backtest;

import ffe.council.Call;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.Price;
import ffe.council.Seat;
import ffe.decision.Opinion;
import ffe.trading.DecisionRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the models of a run were asked, counted by provider. One thread. */
final class ModelUse {

  private static final Count NONE = new Count(0, 0, BigDecimal.ZERO);

  private final SortedMap<String, Count> counts = new TreeMap<>();

  /**
   * Of one model.
   *
   * @param asked how often
   * @param views answers that had one
   * @param usd what they cost at the prices of their seats
   */
  record Count(int asked, int views, BigDecimal usd) {

    private Count and(boolean isView, BigDecimal cost) {
      return new Count(asked + 1, views + (isView ? 1 : 0), usd.add(cost));
    }
  }

  void add(DecisionRecord record) {
    for (Call call : record.minutes().map(Minutes::calls).orElse(List.of())) {
      boolean isView =
          record.opinions().stream()
              .filter(Opinion.View.class::isInstance)
              .anyMatch(o -> o.analyst().equals(call.provider()));
      counts.put(call.provider(), of(call.provider()).and(isView, cost(record, call)));
    }
  }

  Count of(String provider) {
    return counts.getOrDefault(provider, NONE);
  }

  private static BigDecimal cost(DecisionRecord record, Call call) {
    Optional<Price> price =
        record.inputs().agenda().stream()
            .flatMap(agenda -> agenda.seating().seats().stream())
            .filter(seat -> seat.provider().equals(call.provider()))
            .findFirst()
            .flatMap(Seat::price);
    return price.isPresent() && call.reply() instanceof ModelReply.Text text
        ? price.get().of(text.tokens())
        : BigDecimal.ZERO;
  }
}
