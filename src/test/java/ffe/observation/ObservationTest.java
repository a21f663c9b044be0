package ffe.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ObservationTest {

  private final Scene scene = new Scene(100).wiggle(700, 0.5);

  @Test
  void shows_what_it_was_given() {
    Observation seen = scene.observe();
    assertThat(seen.instant()).isEqualTo(scene.now());
    assertThat(seen.instrument()).isEqualTo(Scene.BTC_USD);
    assertThat(seen.lastPrice()).isEqualTo(Price.of("100"));
    assertThat(seen.lastPriceAt()).isEqualTo(scene.now().minusSeconds(1));
    assertThat(seen.holding().isFlat()).isTrue();
  }

  @Test
  void keeps_only_its_window_of_candles() {
    Observation seen = scene.observe();
    assertThat(seen.candles(Timeframe.M5).size()).isEqualTo(300);
    assertThat(seen.candles(Timeframe.M15).size()).isEqualTo(200);
    assertThat(seen.candles(Timeframe.H1).size()).isEqualTo(58);
    assertThat(seen.candles(Timeframe.M5).lastClosesAt()).isEqualTo(scene.now());
  }

  @Test
  void more_history_given_changes_nothing() {
    SortedMap<String, CandleSeries> cut = scene.candles();
    cut.replaceAll((label, series) -> series.last(Observation.WINDOW.getOrDefault(label, 0)));
    Observation less =
        Observation.at(scene.now(), Scene.BTC_USD, cut, scene.lastTick(), Holding.FLAT);
    assertThat(less.digest()).isEqualTo(scene.observe().digest());
  }

  @Test
  void refuses_a_candle_that_closes_after_the_instant() {
    assertThatExceptionOfType(LookAheadException.class)
        .isThrownBy(
            () ->
                Observation.at(
                    scene.now().minusMillis(1),
                    Scene.BTC_USD,
                    scene.candles(),
                    new Tick(Scene.START, Price.of("100"), Quantity.of("1"), 1),
                    Holding.FLAT))
        .withMessageContaining("candle that closes at " + scene.now());
  }

  @Test
  void refuses_a_tick_after_the_instant() {
    Tick late = new Tick(scene.now().plusMillis(1), Price.of("100"), Quantity.of("1"), 77);
    assertThatExceptionOfType(LookAheadException.class)
        .isThrownBy(
            () -> Observation.at(scene.now(), Scene.BTC_USD, scene.candles(), late, Holding.FLAT))
        .withMessageContaining("tick 77");
  }

  @Test
  void refuses_a_holding_opened_after_the_instant() {
    Holding late =
        new Holding(Quantity.of("1"), Optional.empty(), Optional.of(scene.now().plusMillis(1)));
    assertThatExceptionOfType(LookAheadException.class)
        .isThrownBy(() -> scene.observe(late))
        .withMessageContaining("holding");
  }

  @Test
  void a_fact_of_the_instant_itself_is_knowable() {
    Tick now = new Tick(scene.now(), Price.of("101"), Quantity.of("1"), 1);
    Observation seen =
        Observation.at(scene.now(), Scene.BTC_USD, scene.candles(), now, Holding.FLAT);
    assertThat(seen.lastPrice()).isEqualTo(Price.of("101"));
  }

  @Test
  void refuses_missing_surplus_and_mislabelled_timeframes() {
    SortedMap<String, CandleSeries> missing = scene.candles();
    missing.remove("1h");
    refuses(missing);
    SortedMap<String, CandleSeries> surplus = scene.candles();
    surplus.put("1m", CandleSeries.of(Scene.BTC_USD, Timeframe.M1, List.of()));
    refuses(surplus);
    SortedMap<String, CandleSeries> mislabelled = scene.candles();
    mislabelled.put("1h", scene.candles(Timeframe.M15));
    refuses(mislabelled);
    SortedMap<String, CandleSeries> foreign = scene.candles();
    foreign.put("1h", CandleSeries.of(Instrument.of("ETH-USD"), Timeframe.H1, List.of()));
    refuses(foreign);
  }

  private void refuses(SortedMap<String, CandleSeries> candles) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Observation.at(
                    scene.now(), Scene.BTC_USD, candles, scene.lastTick(), Holding.FLAT));
  }

  @Test
  void the_digest_tells_a_changed_candle_tick_or_holding() {
    Observation seen = scene.observe();
    Holding held = new Holding(Quantity.of("1"), Optional.empty(), Optional.empty());
    assertThat(scene.observe(held).digest()).isNotEqualTo(seen.digest());
    Tick other = new Tick(scene.lastTick().time(), Price.of("101"), Quantity.of("0.1"), 700);
    assertThat(
            Observation.at(scene.now(), Scene.BTC_USD, scene.candles(), other, Holding.FLAT)
                .digest())
        .isNotEqualTo(seen.digest());
    assertThat(new Scene(100).wiggle(700, 0.6).observe().digest()).isNotEqualTo(seen.digest());
    assertThat(new Scene(100).wiggle(700, 0.5).observe().digest()).isEqualTo(seen.digest());
  }

  @Test
  void a_flat_holding_has_no_price() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Holding(Quantity.ZERO, Optional.of(Price.of("1")), Optional.empty()));
  }
}
