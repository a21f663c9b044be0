package ffe.portfolio;

import ffe.money.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many trades returned so much: profit after fees in per cent of what the lot cost.
 *
 * @param from the least return that is in; empty for the lowest band
 * @param to the least return that is out; empty for the highest band
 */
public record ReturnBand(Optional<Percent> from, Optional<Percent> to, int trades) {

  private static final List<Percent> EDGES =
      List.of("-5", "-3", "-2", "-1", "-0.5", "0", "0.5", "1", "2", "3", "5").stream()
          .map(Percent::of)
          .toList();

  /** All bands, the lowest first, those without a trade included; every trade is in one. */
  public static List<ReturnBand> of(List<RoundTrip> trips) {
    int[] counts = new int[EDGES.size() + 1];
    for (RoundTrip trip : trips) {
      counts[band(returned(trip))]++;
    }
    List<ReturnBand> bands = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      bands.add(
          new ReturnBand(
              i == 0 ? Optional.empty() : Optional.of(EDGES.get(i - 1)),
              i == EDGES.size() ? Optional.empty() : Optional.of(EDGES.get(i)),
              counts[i]));
    }
    return List.copyOf(bands);
  }

  private static Percent returned(RoundTrip trip) {
    return trip.cost().isPositive() ? trip.profit().percentOf(trip.cost()) : Percent.ZERO;
  }

  private static int band(Percent returned) {
    int band = 0;
    while (band < EDGES.size() && returned.compareTo(EDGES.get(band)) >= 0) {
      band++;
    }
    return band;
  }
}
