package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.files.SeriesView;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreMarketTest {

  private static final Instrument BTC = Instrument.of("BTC-USD");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final StoreMarket market = new StoreMarket(TestStore.transactions(), NoCold.CANDLES);
  private final StoreSeries series = new StoreSeries(TestStore.transactions());
  private final String source = "import:" + TestStore.newAccount();

  /** Minutes with holes, in quarters so that sums are exact in any order. */
  private List<Candle> stored(int n) {
    Random random = new Random(7);
    List<Candle> made = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (random.nextInt(10) > 0) {
        double low = 100 + random.nextInt(100) / 4.0;
        double high = low + 5;
        made.add(
            new Candle(
                START.plusSeconds(60L * i),
                low + random.nextInt(20) / 4.0,
                high,
                low,
                low + random.nextInt(20) / 4.0,
                random.nextInt(40) / 4.0,
                random.nextInt(9)));
      }
    }
    series.keepCandles(source, BTC, Timeframe.M1, made);
    return made;
  }

  /** The same grouping, the plain way. */
  private static List<Candle> grouped(List<Candle> all, long seconds) {
    List<Candle> groups = new ArrayList<>();
    List<Candle> group = new ArrayList<>();
    for (int i = 0; i <= all.size(); i++) {
      if (!group.isEmpty()
          && (i == all.size() || at(all.get(i), seconds) > at(group.get(0), seconds))) {
        groups.add(
            new Candle(
                Instant.ofEpochSecond(at(group.get(0), seconds)),
                group.get(0).open(),
                group.stream().mapToDouble(Candle::high).max().orElseThrow(),
                group.stream().mapToDouble(Candle::low).min().orElseThrow(),
                group.get(group.size() - 1).close(),
                group.stream().mapToDouble(Candle::volume).sum(),
                group.stream().mapToInt(Candle::trades).sum()));
        group.clear();
      }
      if (i < all.size()) {
        group.add(all.get(i));
      }
    }
    return groups;
  }

  private static long at(Candle candle, long seconds) {
    return Math.floorDiv(candle.opensAt().getEpochSecond(), seconds) * seconds;
  }

  private SeriesView view(Timeframe timeframe) {
    return market.series(10_000).stream()
        .filter(s -> s.source().equals(source) && s.timeframe() == timeframe)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void groups_every_stored_candle_and_picks_none() {
    List<Candle> all = stored(3_000);
    for (long seconds : new long[] {60, 300, 420, 3_600, 86_400}) {
      assertThat(
              market.grouped(
                  view(Timeframe.M1), seconds, START, START.plusSeconds(600_000), 10_000))
          .as(seconds + " s")
          .isEqualTo(grouped(all, seconds));
    }
  }

  @Test
  void reads_a_range_up_to_its_limit_in_one_statement() {
    List<Candle> all = stored(300);
    SeriesView view = view(Timeframe.M1);
    TestStore.COUNTER.drain();
    List<Candle> some = market.grouped(view, 60, all.get(10).opensAt(), all.get(200).opensAt(), 50);
    assertThat(TestStore.COUNTER.drain()).hasSize(1);
    assertThat(some).isEqualTo(all.subList(10, 60));
    assertThat(market.grouped(view, 60, all.get(10).opensAt(), all.get(20).opensAt(), 50))
        .isEqualTo(all.subList(10, 20));
  }

  @Test
  void lists_each_series_with_its_ends() {
    List<Candle> all = stored(100);
    series.keepCandles(source, BTC, Timeframe.H1, List.of(new Candle(START, 2, 3, 1, 2, 1, 1)));
    assertThat(view(Timeframe.M1))
        .isEqualTo(
            new SeriesView(
                source,
                BTC,
                Timeframe.M1,
                all.get(0).opensAt(),
                all.get(all.size() - 1).opensAt()));
    assertThat(view(Timeframe.H1).last()).isEqualTo(START);
    assertThat(market.series(1)).hasSize(1);
  }
}
