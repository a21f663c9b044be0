package ffe.trading;

import ffe.decision.Debate;
import ffe.decision.EnsemblePolicy;
import ffe.decision.EnsembleStrategy;
import ffe.decision.Escalation;
import ffe.money.Percent;
import ffe.risk.RefusedLimitException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** How opinions are counted and models asked, as keys with texts. */
final class Counting {

  static final String STRATEGY = "strategy";
  static final String QUORUM = "quorum";

  /** Bull, bear and judge; of the strategy debate. */
  static final String DEBATE = "debate";

  /** Who is asked first, and what is enough; of the strategies two-phase and local-first. */
  static final String FIRST = "first";

  static final String PROBABILITY = "escalate.probability";
  static final String AGREEMENT = "escalate.agreement";
  static final String SIZE = "escalate.size";

  private static final List<String> OF_ESCALATION = List.of(FIRST, PROBABILITY, AGREEMENT, SIZE);

  private final AgentPolicy.Frame frame;

  Counting(AgentPolicy.Frame frame) {
    this.frame = frame;
  }

  /** Those about models only where some have a seat. */
  List<String> keys() {
    List<String> keys = new ArrayList<>(List.of(STRATEGY, QUORUM));
    if (!frame.models().isEmpty()) {
      keys.add(DEBATE);
      keys.addAll(OF_ESCALATION);
    }
    return keys;
  }

  /** Empty texts for what the strategy does not need. */
  void tell(EnsemblePolicy policy, SortedMap<String, String> values) {
    values.put(STRATEGY, policy.strategy());
    values.put(QUORUM, Integer.toString(policy.quorum()));
    if (frame.models().isEmpty()) {
      return;
    }
    Optional<Escalation> escalation = policy.escalation();
    values.put(DEBATE, policy.debate().map(d -> String.join(",", d.seated())).orElse(""));
    values.put(FIRST, escalation.map(e -> String.join(",", e.first())).orElse(""));
    values.put(PROBABILITY, escalation.map(e -> plain(e.probability())).orElse(""));
    values.put(AGREEMENT, escalation.map(e -> plain(e.agreement())).orElse(""));
    values.put(SIZE, escalation.map(e -> e.size().value().toPlainString()).orElse(""));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  String range(String key) {
    return switch (key) {
      case STRATEGY -> String.join(", ", EnsembleStrategy.offered());
      case QUORUM -> "1 to " + frame.analysts().size();
      case DEBATE -> "bull,bear,judge of " + models() + "; of the strategy debate";
      case FIRST -> "some of " + models() + ", or empty; of two-phase and local-first";
      case SIZE -> "0 to 100; of two-phase and local-first";
      default -> "0 to 1; of two-phase and local-first";
    };
  }

  boolean knows(String key) {
    return keys().contains(key);
  }

  private String models() {
    return String.join(", ", frame.models());
  }

  /**
   * @throws RefusedLimitException for a value that is none of its key, or of another strategy
   */
  EnsemblePolicy changed(EnsemblePolicy policy, Map<String, String> changes) {
    EnsemblePolicy counting = strategy(policy, changes);
    if (changes.containsKey(QUORUM)) {
      counting = counting.withQuorum(quorum(changes.get(QUORUM)));
    }
    if (counting.escalation().isPresent()) {
      return counting.with(escalation(counting.escalation().get(), changes));
    }
    for (String key : OF_ESCALATION) {
      if (!changes.getOrDefault(key, "").isBlank()) {
        throw new RefusedLimitException(
            key, key + " counts with the strategies two-phase and local-first only");
      }
    }
    return counting;
  }

  private EnsemblePolicy strategy(EnsemblePolicy policy, Map<String, String> changes) {
    String word = changes.getOrDefault(STRATEGY, policy.strategy());
    if (!EnsembleStrategy.offered().contains(word)) {
      throw refused(STRATEGY, word);
    }
    String seats = changes.getOrDefault(DEBATE, "");
    if (word.equals(EnsembleStrategy.DEBATE.word())) {
      return seats.isBlank() ? ofDebate(policy) : policy.with(debate(seats));
    }
    if (!seats.isBlank()) {
      throw new RefusedLimitException(DEBATE, DEBATE + " counts with the strategy debate only");
    }
    return policy.withStrategy(word);
  }

  /** The debate in force, else that of the only three. */
  private EnsemblePolicy ofDebate(EnsemblePolicy policy) {
    if (policy.debate().isPresent()) {
      return policy;
    }
    if (frame.models().size() < Debate.SEATS) {
      throw new RefusedLimitException(
          STRATEGY,
          "a debate needs three models that are asked, and there are "
              + frame.models().size()
              + (frame.models().isEmpty() ? "" : " (" + models() + ")")
              + "; configure more of them, or choose another strategy");
    }
    return policy.with(
        Debate.of(frame.models())
            .orElseThrow(
                () ->
                    new RefusedLimitException(
                        DEBATE, "name " + DEBATE + " too: bull,bear,judge of " + models())));
  }

  private Debate debate(String text) {
    return Debate.of(names(text))
        .filter(d -> frame.models().containsAll(d.seated()))
        .orElseThrow(() -> refused(DEBATE, text));
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  private Escalation escalation(Escalation now, Map<String, String> changes) {
    List<String> first = changes.containsKey(FIRST) ? names(changes.get(FIRST)) : now.first();
    if (changes.containsKey(FIRST) && !frame.models().containsAll(first)) {
      throw refused(FIRST, changes.get(FIRST));
    }
    String size = changes.getOrDefault(SIZE, now.size().value().toPlainString());
    if (!size.matches("[0-9]{1,3}([.][0-9]{1,4})?")
        || new BigDecimal(size).compareTo(BigDecimal.valueOf(100)) > 0) {
      throw refused(SIZE, size);
    }
    return new Escalation(
        share(PROBABILITY, changes, now.probability()),
        share(AGREEMENT, changes, now.agreement()),
        Percent.of(size),
        first);
  }

  private double share(String key, Map<String, String> changes, double now) {
    if (!changes.containsKey(key)) {
      return now;
    }
    String text = changes.get(key);
    if (!text.matches("0([.][0-9]{1,4})?|1([.]0{1,4})?")) {
      throw refused(key, text);
    }
    return Double.parseDouble(text);
  }

  private int quorum(String text) {
    if (!text.matches("[0-9]{1,3}")) {
      throw refused(QUORUM, text);
    }
    int quorum = Integer.parseInt(text);
    if (quorum < 1 || quorum > frame.analysts().size()) {
      throw refused(QUORUM, text);
    }
    return quorum;
  }

  private RefusedLimitException refused(String key, String text) {
    return new RefusedLimitException(key, key + " is " + range(key) + "; it cannot be " + text);
  }
}
