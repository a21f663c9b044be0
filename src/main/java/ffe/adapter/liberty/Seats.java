package ffe.adapter.liberty;

import ffe.adapter.llm.Endpoint;
import ffe.council.Council;
import ffe.council.LanguageModel;
import ffe.council.Price;
import ffe.council.Seat;
import ffe.council.Seating;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/** Which of the models that can be asked have a vote: those that are wished for. */
final class Seats {

  private final Settings settings;
  private final ExecutorService executor;

  Seats(Settings settings, ExecutorService executor) {
    this.settings = settings;
    this.executor = executor;
  }

  /**
   * @param watched as it is asked
   * @return empty where none sits
   */
  Optional<Council> council(List<LanguageModel> present, UnaryOperator<LanguageModel> watched) {
    List<LanguageModel> seated =
        present.stream()
            .filter(model -> settings.ensemble().models().contains(model.provider()))
            .toList();
    if (seated.isEmpty()) {
      return Optional.empty();
    }
    List<Seat> seats =
        seated.stream().map(m -> new Seat(m.provider(), m.model(), price(m.provider()))).toList();
    return Optional.of(
        new Council(
            Seating.of(seats, settings.ensemble().timeout()),
            new ManagedAsker(seated.stream().map(watched).toList(), executor)));
  }

  private Optional<Price> price(String provider) {
    return settings.models().stream()
        .filter(endpoint -> endpoint.vendor().id().equals(provider))
        .findFirst()
        .flatMap(Endpoint::price);
  }
}
