package ffe.adapter.store;

import ffe.desk.market.CandleFacts.MeanPrice;
import ffe.desk.market.CandleFacts.SpanCount;
import ffe.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts and mean prices by spans, with the bits that the database's own sums have. */
final class CandleSums {

  private record Span(Instant opensAt, long count, double turnover, double volume) {}

  private final long seconds;
  private final List<Span> spans = new ArrayList<>();

  CandleSums(long seconds) {
    this.seconds = seconds;
  }

  /** In order of time; always wants more. */
  boolean take(Candle candle) {
    Instant at =
        Instant.ofEpochSecond(Math.floorDiv(candle.opensAt().getEpochSecond(), seconds) * seconds);
    double turnover = (candle.high() + candle.low() + candle.close()) / 3 * candle.volume();
    int last = spans.size() - 1;
    if (last >= 0 && spans.get(last).opensAt().equals(at)) {
      Span span = spans.get(last);
      spans.set(
          last,
          new Span(
              at, span.count() + 1, span.turnover() + turnover, span.volume() + candle.volume()));
    } else {
      spans.add(new Span(at, 1, turnover, candle.volume()));
    }
    return true;
  }

  List<SpanCount> counts() {
    return spans.stream().map(span -> new SpanCount(span.opensAt(), span.count())).toList();
  }

  List<MeanPrice> means() {
    return spans.stream()
        .filter(span -> span.volume() > 0)
        .map(span -> new MeanPrice(span.opensAt(), span.turnover() / span.volume()))
        .toList();
  }
}
