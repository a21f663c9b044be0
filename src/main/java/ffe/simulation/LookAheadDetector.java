package ffe.simulation;

import ffe.decision.Analyst;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds analysts that know more than they are shown. An {@link Observation} refuses what came
 * later, so whoever peeks has a way of its own to the market, or remembers: each analyst is made
 * anew for a market it may keep hold of, asked about some instants in a row, and asked again with
 * each {@link Mutation}. Any change of an answer is a finding.
 *
 * <p>At some instants by chance, spread evenly over the market; all of it follows from the seed.
 */
public final class LookAheadDetector {

  /** Makes an analyst anew. An honest one needs no market; a cheat keeps it. */
  @FunctionalInterface
  public interface Suspect {
    Analyst on(WholeMarket market);
  }

  /**
   * How much is tried.
   *
   * @param cuts instants after which the market is changed, 1 to {@link #CUTS_MAX}
   * @param walk observations in a row that are asked about, the last at the cut, 1 to {@link
   *     #WALK_MAX}
   */
  public record Plan(long seed, int cuts, int walk) {

    public Plan {
      check("cuts", cuts, CUTS_MAX);
      check("a walk", walk, WALK_MAX);
    }

    private static void check(String what, int count, int most) {
      if (count < 1 || count > most) {
        throw new IllegalArgumentException(what + " is 1 to " + most + ": " + count);
      }
    }
  }

  public static final int CUTS_MAX = 10_000;
  public static final int WALK_MAX = 100;
  public static final int SUSPECTS_MAX = 100;

  private final WholeMarket market;
  private final Plan plan;
  private final Mutator mutator;
  private final SortedMap<Mutation, Integer> tried = new TreeMap<>();
  private final SortedMap<String, LookAheadReport.Heard> heard = new TreeMap<>();
  private final SortedMap<String, LookAheadReport.Finding> findings = new TreeMap<>();

  private LookAheadDetector(WholeMarket market, Plan plan) {
    this.market = market;
    this.plan = plan;
    this.mutator = new Mutator(plan.seed());
  }

  /**
   * @throws IllegalArgumentException if nobody or too many are suspected, or the market is too
   *     short to have a past of one walk and a future
   */
  public static LookAheadReport examine(List<Suspect> suspects, WholeMarket market, Plan plan) {
    if (suspects.isEmpty() || suspects.size() > SUSPECTS_MAX) {
      throw new IllegalArgumentException(
          "suspects are 1 to " + SUSPECTS_MAX + ": " + suspects.size());
    }
    LookAheadDetector detector = new LookAheadDetector(market, plan);
    for (int cut : detector.cuts()) {
      List<Scene> scenes = detector.scenes(cut);
      suspects.forEach(suspect -> detector.hear(suspect, scenes));
    }
    return new LookAheadReport(
        plan.seed(), detector.tried, detector.heard, new ArrayList<>(detector.findings.values()));
  }

  /** A market and what is seen of it along a walk. */
  private record Scene(Mutation mutation, WholeMarket market, List<Observation> walk) {}

  /** One by chance from each of as many equal parts of the market, but for its warm-up. */
  private List<Integer> cuts() {
    int size = market.beats().size();
    int window = Observation.WINDOW.getOrDefault(Timeframe.M5.label(), 0);
    int first = Math.max(plan.walk() - 1, Math.min(window, size / 2));
    int there = size - 1 - first;
    if (there < 1) {
      throw new IllegalArgumentException(
          "a market of " + size + " candles has no future after a walk of " + plan.walk());
    }
    int count = Math.min(plan.cuts(), there);
    List<Integer> cuts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      int from = (int) ((long) there * part / count);
      int to = (int) ((long) there * (part + 1) / count);
      cuts.add(first + from + mutator.below(to - from));
    }
    return cuts;
  }

  /** The first is the market as it is. */
  private List<Scene> scenes(int cut) {
    Instant at = market.beats().closesAt(cut);
    int walk = plan.walk();
    Instant first = market.beats().closesAt(cut - walk + 1);
    List<Scene> scenes = new ArrayList<>();
    scenes.add(scene(Mutation.ASKED_AGAIN, market, at));
    scenes.add(scene(Mutation.FUTURE_CHANGED, mutator.futureChanged(market, at), at));
    scenes.add(scene(Mutation.FUTURE_CUT, mutator.futureCut(market, at), at));
    if (Mutator.hasHistory(market, first)) {
      scenes.add(scene(Mutation.HISTORY_CHANGED, mutator.historyChanged(market, first), at));
      scenes.add(scene(Mutation.HISTORY_CUT, mutator.historyCut(market, first), at));
    }
    tried.merge(Mutation.ASKED_ALONE, 1, Integer::sum);
    scenes.forEach(scene -> tried.merge(scene.mutation(), 1, Integer::sum));
    for (Scene scene : scenes) {
      for (int i = 0; i < walk; i++) {
        if (!scene.walk().get(i).digest().equals(scenes.get(0).walk().get(i).digest())) {
          throw new IllegalStateException(
              scene.mutation() + " changed what is seen at " + scene.walk().get(i).instant());
        }
      }
    }
    return scenes;
  }

  private Scene scene(Mutation mutation, WholeMarket other, Instant at) {
    int last = other.beats().knowableAt(at).size() - 1;
    List<Observation> walk = new ArrayList<>();
    for (int i = last - plan.walk() + 1; i <= last; i++) {
      walk.add(other.observe(i));
    }
    return new Scene(mutation, other, walk);
  }

  private void hear(Suspect suspect, List<Scene> scenes) {
    Scene usual = scenes.get(0);
    List<Observation> lastOnly = usual.walk().subList(plan.walk() - 1, plan.walk());
    Analyst analyst = suspect.on(market);
    String name = analyst.name();
    List<Answer> answers = answers(analyst, usual.walk());
    answers.forEach(
        a -> heard.merge(name, LookAheadReport.Heard.NOTHING.and(a), (h, one) -> h.and(a)));

    Comparison compare = new Comparison(name, usual.walk(), answers);
    boolean isSame = compare.with(Mutation.ASKED_AGAIN, anew(suspect, market, usual.walk()));
    isSame &= compare.with(Mutation.ASKED_AGAIN, answers(analyst, lastOnly));
    if (!isSame) {
      return; // whoever answers at random changes with everything: no other mutation tells more
    }
    compare.with(Mutation.ASKED_ALONE, anew(suspect, market, lastOnly));
    for (Scene scene : scenes.subList(1, scenes.size())) {
      compare.with(scene.mutation(), anew(suspect, scene.market(), scene.walk()));
    }
  }

  /** Who cannot even be made for another market has failed on all of it. */
  private static List<Answer> anew(Suspect suspect, WholeMarket market, List<Observation> walk) {
    Analyst analyst;
    try {
      analyst = suspect.on(market);
    } catch (RuntimeException e) {
      return Collections.nCopies(walk.size(), Answer.of(e));
    }
    return answers(analyst, walk);
  }

  private static List<Answer> answers(Analyst analyst, List<Observation> walk) {
    return walk.stream().map(seen -> answer(analyst, seen)).toList();
  }

  private static Answer answer(Analyst analyst, Observation seen) {
    try {
      return Answer.of(analyst.opine(seen));
    } catch (RuntimeException e) {
      return Answer.of(e);
    }
  }

  /** Of the usual answers with others; fewer others are those to the last observations. */
  private final class Comparison {

    private final String analyst;
    private final List<Observation> walk;
    private final List<Answer> usual;

    Comparison(String analyst, List<Observation> walk, List<Answer> usual) {
      this.analyst = analyst;
      this.walk = walk;
      this.usual = usual;
    }

    boolean with(Mutation mutation, List<Answer> others) {
      boolean isSame = true;
      int skipped = usual.size() - others.size();
      for (int i = skipped; i < usual.size(); i++) {
        Optional<String> difference = usual.get(i).difference(others.get(i - skipped));
        if (difference.isPresent()) {
          isSame = false;
          findings.merge(
              analyst + " " + mutation.name(),
              new LookAheadReport.Finding(
                  analyst, mutation, walk.get(i).instant(), difference.get(), 1),
              (before, now) -> before.again());
        }
      }
      return isSame;
    }
  }
}
