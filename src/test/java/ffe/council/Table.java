package ffe.council;

import ffe.decision.Action;
import ffe.decision.EnsemblePolicy;
import ffe.decision.Opinion;
import ffe.decision.Probability;
import ffe.decision.VoterWeights;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A council of models that answer by script, and what each round asked. */
public final class Table {

  static final String LATE = "late";

  private final List<Seat> seats = new ArrayList<>();
  private final SortedMap<String, ModelReply> says = new TreeMap<>();
  private final List<List<ModelRequest>> rounds = new ArrayList<>();
  private List<Opinion> rules = List.of();
  private Situation situation = Situations.full();

  /** A model that costs so much for a million tokens of anything; 0 is free. */
  public Table seat(String provider, int usd, String raw) {
    BigDecimal each = BigDecimal.valueOf(usd);
    seats.add(
        new Seat(
            provider,
            provider + "-1",
            usd == 0 ? Optional.empty() : Optional.of(new Price(each, each, each))));
    says.put(provider, reply(raw));
    return this;
  }

  static ModelReply reply(String raw) {
    return raw.equals(LATE)
        ? new ModelReply.Failure(Asker.LATE, "no answer within 30 s", Optional.empty())
        : ModelReply.of(raw, new Tokens(9, 0, 1), "stop");
  }

  public Table rules(Opinion... opinions) {
    rules = List.of(opinions);
    return this;
  }

  public Table in(Situation other) {
    situation = other;
    return this;
  }

  public static String buy(double probability) {
    return answer("BUY", probability, "95", "110", "It rises.");
  }

  public static String hold(double probability) {
    return answer("HOLD", probability, "null", "null", "It waits.");
  }

  public static String sell(double probability) {
    return answer("SELL", probability, "105", "92", "It falls.");
  }

  static String answer(String action, double probability, String stop, String target, String why) {
    return "{\"reasoning\":"
        + Quarantine.quoted(why)
        + ",\"action\":\""
        + action
        + "\",\"probability\":"
        + probability
        + ",\"horizon_minutes\":60,\"stop\":"
        + stop
        + ",\"target\":"
        + target
        + ",\"would_change_mind\":\"A move.\"}";
  }

  static Opinion rule(String name, Action action, double probability) {
    return new Opinion.View(
        name,
        action,
        new Probability(probability),
        Duration.ofHours(1),
        Optional.empty(),
        Optional.empty(),
        "RULE",
        "By rule.",
        "Another rule.");
  }

  private List<ModelReply> answers(List<ModelRequest> requests) {
    rounds.add(requests);
    return requests.stream()
        .map(r -> Optional.ofNullable(says.get(r.provider())).orElseThrow())
        .toList();
  }

  public Council council() {
    return new Council(seating(), this::answers);
  }

  public Seating seating() {
    return Seating.of(seats, Duration.ofSeconds(30));
  }

  Agenda agenda(EnsemblePolicy policy) {
    Briefing briefing = situation.briefing();
    return new Agenda(seating(), briefing, policy.debate().map(any -> Scripts.NEWEST));
  }

  Hearing hearing(EnsemblePolicy policy) {
    return new Hearing(situation, rules, policy, VoterWeights.EQUAL);
  }

  Council.Held held(EnsemblePolicy policy) {
    return council().convene(agenda(policy), hearing(policy));
  }

  /** From its minutes, by an asker that nobody stands behind. */
  Council.Held again(EnsemblePolicy policy, Minutes minutes) {
    Agenda agenda = agenda(policy);
    return Council.recorded(agenda, minutes).convene(agenda, hearing(policy));
  }

  /** Whom each round asked. */
  List<List<String>> asked() {
    return rounds.stream()
        .map(round -> round.stream().map(ModelRequest::provider).toList())
        .toList();
  }

  List<ModelRequest> round(int index) {
    return rounds.get(index);
  }
}
