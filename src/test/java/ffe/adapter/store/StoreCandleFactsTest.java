package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.files.SeriesView;
import ffe.desk.market.CandleFacts.MeanPrice;
import ffe.desk.market.CandleFacts.SpanCount;
import ffe.desk.market.Coverage;
import ffe.desk.market.Coverage.Gap;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreCandleFactsTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final StoreCandleFacts facts =
      new StoreCandleFacts(TestStore.transactions(), NoCold.CANDLES);
  private final StoreSeries store = new StoreSeries(TestStore.transactions());
  private final SeriesView series =
      new SeriesView("import:" + TestStore.newAccount(), BTC, Timeframe.M1, START, at(10_000));

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static Candle candle(int minute, double volume, int trades) {
    return new Candle(at(minute), 10, 12.5, 9.1, 11.3 + minute % 7 / 10.0, volume, trades);
  }

  private List<Candle> kept(int... minutes) {
    List<Candle> all = new ArrayList<>();
    for (int minute : minutes) {
      all.add(candle(minute, minute % 5, minute % 3));
    }
    store.keepCandles(series.source(), BTC, Timeframe.M1, all);
    return all;
  }

  @Test
  void counts_what_is_there_and_what_is_missing_between() {
    kept(1, 2, 3, 7, 8, 20);
    assertThat(facts.coverage(series, START, at(1_000), 10, Optional.empty()))
        .isEqualTo(
            new Coverage(
                Optional.of(at(1)),
                Optional.of(at(20)),
                6,
                1,
                2,
                14,
                List.of(new Gap(at(4), at(7), 3), new Gap(at(9), at(20), 11))));
    assertThat(facts.coverage(series, START, at(1_000), 1, Optional.empty()).gaps())
        .containsExactly(new Gap(at(4), at(7), 3));
  }

  @Test
  void looks_at_nothing_outside_of_the_range() {
    kept(1, 2, 7, 20);
    Coverage part = facts.coverage(series, at(2), at(20), 10, Optional.empty());
    assertThat(part.first()).contains(at(2));
    assertThat(part.last()).contains(at(7));
    assertThat(part.count()).isEqualTo(2);
    assertThat(part.missing()).isEqualTo(4);
    assertThat(facts.coverage(series, at(100), at(200), 10, Optional.empty()))
        .isEqualTo(new Coverage(Optional.empty(), Optional.empty(), 0, 0, 0, 0, List.of()));
  }

  @Test
  void finds_the_newest_before_an_instant() {
    List<Candle> all = kept(1, 2, 7);
    assertThat(facts.before(series, at(7))).contains(all.get(1));
    assertThat(facts.before(series, at(8))).contains(all.get(2));
    assertThat(facts.before(series, at(1))).isEmpty();
  }

  @Test
  void weighs_typical_prices_by_volume_in_order_of_time() {
    Random random = new Random(3);
    List<Candle> all = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      all.add(candle(i, i / 60 == 4 ? 0 : random.nextDouble() * 1e-3, 1));
    }
    store.keepCandles(series.source(), BTC, Timeframe.M1, all);
    List<MeanPrice> expected = new ArrayList<>();
    for (int hour = 0; hour < 10; hour++) {
      double turnover = 0;
      double volume = 0;
      for (Candle c : all.subList(60 * hour, 60 * hour + 60)) {
        turnover += (c.high() + c.low() + c.close()) / 3 * c.volume();
        volume += c.volume();
      }
      if (volume > 0) {
        expected.add(new MeanPrice(at(60 * hour), turnover / volume));
      }
    }
    assertThat(expected).hasSize(9);
    assertThat(facts.means(series, 3_600, START, at(600))).isEqualTo(expected);
  }

  @Test
  void misses_nothing_while_a_market_is_known_to_be_closed() {
    // 2024-01-05 at 17:00 of New York
    int friday = 4 * 1_440 + 22 * 60;
    int sunday = friday + 2 * 1_440;
    kept(1, 4, friday - 2, sunday, sunday + 1, sunday + 4);
    Coverage open = facts.coverage(series, START, at(20_000), 2, Optional.of(TradingHours.FX));
    assertThat(open.count()).isEqualTo(6);
    assertThat(open.missing()).isEqualTo(2 + (friday - 7) + 1 + 2);
    assertThat(open.gapCount()).isEqualTo(4);
    assertThat(open.gaps())
        .containsExactly(new Gap(at(2), at(4), 2), new Gap(at(5), at(friday - 2), friday - 7));
    kept(friday - 1);
    assertThat(
            facts
                .coverage(series, at(friday - 2), at(20_000), 9, Optional.of(TradingHours.FX))
                .gaps())
        .containsExactly(new Gap(at(sunday + 2), at(sunday + 4), 2));
  }

  @Test
  void counts_candles_by_spans() {
    kept(1, 2, 29, 30, 95);
    assertThat(facts.counts(series, 1_800, at(2), at(95)))
        .containsExactly(new SpanCount(at(0), 2), new SpanCount(at(30), 1));
  }
}
