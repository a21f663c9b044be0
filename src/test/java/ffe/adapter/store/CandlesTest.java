package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.MarketBook;
import ffe.market.Timeframe;
import ffe.trading.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class CandlesTest {

  private final String account = TestStore.newAccount();
  // candles belong to a source, so each test has its own
  private final Session session = new Session(account, "source-of-" + account);
  private final Lane lane = session.lane;
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final StoreArchive archive = new StoreArchive(TestStore.transactions(), NoCold.CANDLES);
  private long token;

  @BeforeEach
  void take_the_lease() {
    token = new StoreLease(TestStore.transactions(), "server").hold(account).orElseThrow();
  }

  @Test
  void returns_the_same_bits_it_was_given() {
    CandleSeries given = series(2_000, 42);
    journal.keepHistory(lane, book(given));
    CandleSeries kept = journal.candles(lane, Timeframe.M1, Session.START, 2_000);
    assertThat(kept.size()).isEqualTo(2_000);
    assertThat(kept.digest()).isEqualTo(given.digest());
  }

  @Test
  void leaves_known_candles_as_they_are() {
    journal.keepHistory(lane, book(series(10, 1)));
    Instant last = Session.START.plus(Duration.ofMinutes(9));
    journal.keepHistory(lane, book(series(12, 2)));
    journal.append(session.candle(Timeframe.M1, last, 1).append(token, Session.slot(3)));
    CandleSeries kept = journal.candles(lane, Timeframe.M1, Session.START, 100);
    assertThat(kept.size()).isEqualTo(12);
    assertThat(kept.last(12).candle(9)).isEqualTo(series(10, 1).candle(9));
    assertThat(kept.candle(11)).isEqualTo(series(12, 2).candle(11));
  }

  @Test
  void appends_a_step_s_candles_of_all_timeframes() {
    journal.append(
        session
            .candle(Timeframe.M1, Session.START, 900)
            .candle(Timeframe.M5, Session.START, 901)
            .append(token, Session.slot(1)));
    assertThat(journal.candles(lane, Timeframe.M5, Session.START, 10).candle(0))
        .isEqualTo(Session.candle(Session.START, 901));
    assertThat(journal.candles(lane, Timeframe.H1, Session.START, 10).isEmpty()).isTrue();
  }

  @Test
  void reads_from_an_instant_and_up_to_one() {
    CandleSeries given = series(30, 3);
    journal.keepHistory(lane, book(given));
    Instant tenth = given.opensAt(10);
    assertThat(journal.candles(lane, Timeframe.M1, tenth, 5).opensAt(0)).isEqualTo(tenth);
    assertThat(journal.candles(lane, Timeframe.M1, tenth, 5).size()).isEqualTo(5);
    List<Candle> until = archive.candles(lane, Timeframe.M1, given.closesAt(10), 4);
    assertThat(until)
        .containsExactly(given.candle(7), given.candle(8), given.candle(9), given.candle(10));
    assertThat(archive.candles(lane, Timeframe.M1, given.closesAt(10).minusMillis(1), 1))
        .as("not closed yet")
        .containsExactly(given.candle(9));
  }

  @Test
  void keeps_more_candles_than_fit_one_statement() {
    TreeMap<String, CandleSeries> history = new TreeMap<>();
    for (Timeframe timeframe : List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15)) {
      history.put(timeframe.label(), series(timeframe, MarketBook.CANDLES_MAX, 5));
    }
    TestStore.COUNTER.drain();
    journal.keepHistory(
        lane, new MarketBook(lane.instrument(), Session.START.plus(Duration.ofDays(60)), history));
    assertThat(TestStore.COUNTER.drain()).hasSize(2);
    assertThat(journal.candles(lane, Timeframe.M15, Session.START, 5_000).size())
        .isEqualTo(MarketBook.CANDLES_MAX);
  }

  private MarketBook book(CandleSeries series) {
    TreeMap<String, CandleSeries> history = new TreeMap<>();
    history.put(series.timeframe().label(), series);
    return new MarketBook(lane.instrument(), series.lastClosesAt(), history);
  }

  private CandleSeries series(int n, long seed) {
    return series(Timeframe.M1, n, seed);
  }

  private CandleSeries series(Timeframe timeframe, int n, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double low = 100 + random.nextDouble();
      candles.add(
          new Candle(
              Session.START.plus(timeframe.length().multipliedBy(i)),
              low + 1e-9 * random.nextDouble(),
              low + 1 + random.nextDouble(),
              low,
              low + 1.0 / 3 * random.nextDouble(),
              i % 7 == 0 ? 0.0 : random.nextDouble() * 1e-7,
              random.nextInt(100)));
    }
    return CandleSeries.of(lane.instrument(), timeframe, candles);
  }
}
