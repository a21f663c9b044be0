package ffe.portfolio;

import static ffe.portfolio.Books.USD;
import static ffe.portfolio.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.money.Money;
import ffe.money.Percent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cuts of the realised result, and of the equity curve, for every history. */
@Tag("property")
class EarningTest {

  private static List<LedgerEvent> events(long seed) {
    return Histories.history(seed).stream().map(Histories.Step::event).toList();
  }

  @Test
  void earnings_of_every_cut_sum_exactly_to_what_the_ledger_realised() {
    Histories.forEachSeed(
        seed -> {
          Ledger end = Histories.last(Histories.history(seed));
          List<Earning> earned = Earning.of(end.account(), events(seed));
          Earning.Sum whole = Earning.sum(earned, USD);
          assertThat(whole.net()).isEqualTo(end.realised());
          assertThat(whole.fees()).isEqualTo(end.fees());
          long trips =
              Histories.history(seed).stream()
                  .flatMap(step -> step.booked().closed().stream())
                  .filter(trip -> trip.profit().currency().equals(USD))
                  .count();
          assertThat(whole.trades()).isEqualTo((int) trips);
          Money bySecond =
              Earning.by(earned, USD, e -> e.at().getEpochSecond() / 7).values().stream()
                  .map(Earning.Sum::net)
                  .reduce(Money.zero(USD), Money::plus);
          Money byInstrument =
              Earning.by(earned, USD, Earning::instrument).values().stream()
                  .map(Earning.Sum::net)
                  .reduce(Money.zero(USD), Money::plus);
          assertThat(bySecond).isEqualTo(end.realised());
          assertThat(byInstrument).isEqualTo(end.realised());
        });
  }

  @Test
  void every_trade_is_in_one_band_of_the_distribution() {
    Histories.forEachSeed(
        seed -> {
          List<RoundTrip> trips =
              Histories.history(seed).stream()
                  .flatMap(step -> step.booked().closed().stream())
                  .toList();
          List<ReturnBand> bands = ReturnBand.of(trips);
          assertThat(bands.stream().mapToInt(ReturnBand::trades).sum()).isEqualTo(trips.size());
          for (int i = 1; i < bands.size(); i++) {
            assertThat(bands.get(i).from()).isEqualTo(bands.get(i - 1).to());
          }
          assertThat(bands.get(0).from()).isEmpty();
          assertThat(bands.get(bands.size() - 1).to()).isEmpty();
        });
  }

  private static List<EquityStep> curve(int points, int deepestAt) {
    List<EquityPoint> curve = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      Money equity = i == deepestAt ? usd("500") : usd(Integer.toString(1_000 + i));
      curve.add(new EquityPoint(Books.T0.plus(Duration.ofMinutes(i)), equity, usd("1000")));
    }
    return EquityStep.of(usd("1000"), curve);
  }

  @Test
  void a_thinned_curve_keeps_both_ends_and_the_deepest_fall() {
    for (int deepest : new int[] {1, 17, 500, 997}) {
      List<EquityStep> steps = curve(999, deepest);
      Percent fall = EquityStep.deepest(steps);
      List<EquityStep> thin = EquityStep.thinned(steps, 50);
      assertThat(thin).hasSizeLessThanOrEqualTo(50).isSubsetOf(steps).doesNotHaveDuplicates();
      assertThat(thin.get(0)).isEqualTo(steps.get(0));
      assertThat(thin.get(thin.size() - 1)).isEqualTo(steps.get(998));
      assertThat(EquityStep.deepest(thin)).isEqualTo(fall);
      assertThat(fall.isAbove(Percent.of("49"))).isTrue();
    }
    List<EquityStep> few = curve(5, 2);
    assertThat(EquityStep.thinned(few, 5)).isEqualTo(few);
  }
}
