package ffe.desk.arena;

import ffe.council.Agenda;
import ffe.council.Call;
import ffe.council.ModelReply;
import ffe.council.Price;
import ffe.council.Seat;
import ffe.council.Tokens;
import ffe.decision.DebateRole;
import ffe.decision.Decision;
import ffe.decision.Ensemble;
import ffe.decision.Opinion;
import ffe.learning.Ballot;
import ffe.learning.Ballot.Kind;
import ffe.learning.Forecast;
import ffe.learning.Spent;
import ffe.market.CandleSeries;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.observation.Observation;
import ffe.trading.CycleInputs;
import ffe.trading.DecisionRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of one decision is scored: each voter's forecast, what asking it took, what was decided, and
 * what the rules alone would have decided in the same place.
 *
 * @param isReadable whether its record is there, in a form that this version reads
 */
public record Sheet(String decision, Instant at, boolean isReadable, List<Ballot> ballots) {

  /** Counts the ways in which a sheet was taken; those of another are taken again. */
  public static final int FORM = 1;

  public Sheet {
    ballots = List.copyOf(ballots);
  }

  public static Sheet unreadable(String decision, Instant at) {
    return new Sheet(decision, at, false, List.of());
  }

  public static Sheet of(DecisionRecord record) {
    List<Ballot> ballots =
        record.decision().isPresent() && record.inputs().lastTick().isPresent()
            ? new Taking(record, record.decision().get(), record.inputs().lastTick().get())
                .ballots()
            : List.of();
    return new Sheet(record.id(), record.slot(), true, ballots);
  }

  /** A record that came to a decision. */
  private record Taking(DecisionRecord record, Decision decided, Tick tick) {

    List<Ballot> ballots() {
      List<Ballot> ballots = new ArrayList<>();
      List<Opinion> rules = new ArrayList<>();
      Spent all = Spent.NOTHING;
      for (Opinion opinion : record.opinions()) {
        Optional<Seat> seat = seat(opinion.analyst());
        Spent spent = seat.map(this::spent).orElse(Spent.NOTHING);
        if (seat.isEmpty()) {
          rules.add(opinion);
        }
        ballots.add(new Ballot(opinion.analyst(), kind(seat), record.slot(), own(opinion), spent));
        all = all.plus(spent);
      }
      ballots.add(
          new Ballot(Ballot.ENSEMBLE, Kind.ENSEMBLE, record.slot(), forecast(decided), all));
      if (!rules.isEmpty()) {
        ballots.add(
            new Ballot(
                Ballot.RULES_ONLY,
                Kind.RULES_ONLY,
                record.slot(),
                forecast(counted(rules)),
                Spent.NOTHING));
      }
      return ballots;
    }

    private Optional<Seat> seat(String analyst) {
      return record.inputs().agenda().map(Agenda::seating).stream()
          .flatMap(seating -> seating.seats().stream())
          .filter(seat -> seat.provider().equals(analyst))
          .findFirst();
    }

    private static Kind kind(Optional<Seat> seat) {
      return seat.map(s -> s.isStandIn() ? Kind.STAND_IN : Kind.MODEL).orElse(Kind.RULE);
    }

    /** Who was told what to argue has no view of its own. */
    private Optional<Forecast> own(Opinion opinion) {
      boolean isAdvocate =
          decided.votes().stream()
              .filter(vote -> vote.analyst().equals(opinion.analyst()))
              .flatMap(vote -> vote.role().stream())
              .anyMatch(role -> role != DebateRole.JUDGE);
      return opinion instanceof Opinion.View view && !isAdvocate
          ? Optional.of(Forecast.of(view, record.slot(), tick.price()))
          : Optional.empty();
    }

    /** No quorum and a tie are no view: the decision waits, and gives waiting no chance. */
    private Optional<Forecast> forecast(Decision decision) {
      return decision.horizon().isZero() || decision.probability().value() == 0
          ? Optional.empty()
          : Optional.of(
              new Forecast(
                  record.slot(),
                  tick.price(),
                  decision.action(),
                  decision.probability(),
                  decision.horizon(),
                  decision.stop(),
                  decision.target()));
    }

    /** In the same situation, under the same policy and weights. */
    private Decision counted(List<Opinion> rules) {
      CycleInputs inputs = record.inputs();
      SortedMap<String, CandleSeries> none = new TreeMap<>();
      for (String label : Observation.WINDOW.keySet()) {
        Timeframe timeframe = Timeframe.parse(label).orElseThrow();
        none.put(label, CandleSeries.of(record.lane().instrument(), timeframe, List.of()));
      }
      return Ensemble.decide(
          rules,
          inputs.weights(),
          inputs.ensemble(),
          Observation.at(record.slot(), record.lane().instrument(), none, tick, inputs.holding()));
    }

    /** Of the calls that were answered; of others the record knows no use. */
    private Spent spent(Seat seat) {
      long tokens = 0;
      BigDecimal usd = BigDecimal.ZERO;
      for (Call call : record.minutes().map(m -> m.calls()).orElse(List.of())) {
        if (call.provider().equals(seat.provider())
            && call.reply() instanceof ModelReply.Text text) {
          Tokens used = text.tokens();
          tokens += used.input() + used.output();
          usd = usd.add(seat.price().map((Price price) -> price.of(used)).orElse(BigDecimal.ZERO));
        }
      }
      return new Spent(tokens, new Money(usd, Currency.USD));
    }
  }
}
