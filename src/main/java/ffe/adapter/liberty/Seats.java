package ffe.adapter.liberty;

import ffe.adapter.llm.Vendor;
import ffe.council.Council;
import ffe.council.LanguageModel;
import ffe.council.Seat;
import ffe.council.Seating;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/** Which of the models that can be asked have a vote: those wished for that cost nothing. */
final class Seats {

  private final Settings.Ensemble ensemble;
  private final ExecutorService executor;

  Seats(Settings.Ensemble ensemble, ExecutorService executor) {
    this.ensemble = ensemble;
    this.executor = executor;
  }

  /**
   * @param watched as it is asked
   * @return empty where none sits
   */
  Optional<Council> council(List<LanguageModel> present, UnaryOperator<LanguageModel> watched) {
    List<LanguageModel> seated =
        present.stream()
            .filter(model -> ensemble.models().contains(model.provider()))
            .filter(model -> isFree(model.provider()))
            .toList();
    if (seated.isEmpty()) {
      return Optional.empty();
    }
    List<Seat> seats = seated.stream().map(m -> new Seat(m.provider(), m.model())).toList();
    return Optional.of(
        new Council(
            Seating.of(seats, ensemble.timeout()),
            new ManagedAsker(seated.stream().map(watched).toList(), executor)));
  }

  private static boolean isFree(String provider) {
    return Arrays.stream(Vendor.values()).anyMatch(v -> v.id().equals(provider) && !v.needsKey());
  }
}
