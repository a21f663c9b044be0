package ffe.trading;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.canon.Digest;
import ffe.decision.Analyst;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision and the candles it saw, as one text that can be computed again anywhere.
 *
 * <p>The text is JSON with a fixed layout of lines: format, code version, the digest stored with
 * the decision, the decision and its candles in canonical form, and a seal, which is the SHA-256 of
 * all lines before it. Lines make it readable when the record's own form has changed since, and
 * checkable with no tool of ours. The seal finds accidents; who seals a changed text anew is found
 * by computing it, or by comparing the digest with what was told elsewhere.
 */
public final class Evidence {

  static final String FORMAT = "ffe-evidence-1";

  private static final String NAME_FORMAT = "format";
  private static final String NAME_CODE = "code_version";
  private static final String NAME_DIGEST = "decision_digest";
  private static final String NAME_DECISION = "decision";
  private static final String NAME_CANDLES = "candles";
  private static final String NAME_SEAL = "seal";
  private static final List<String> NAMES =
      List.of(NAME_FORMAT, NAME_CODE, NAME_DIGEST, NAME_DECISION, NAME_CANDLES, NAME_SEAL);
  private static final String START = "{";
  private static final String NEXT = ",\n";
  private static final String END = "}\n";
  private static final String NOTHING_ELSE = "what is computed from it is the same";

  private final List<String> values;
  private final boolean isSealed;

  private Evidence(List<String> values, boolean isSealed) {
    this.values = List.copyOf(values);
    this.isSealed = isSealed;
  }

  /**
   * Candles, oldest first.
   *
   * @param timeframe of the decision's own instrument; of a second one: {@code 5m of ETH-USD}
   */
  public record Seen(String timeframe, List<Candle> candles) {}

  /** Written as its list. */
  private record Carried(List<Seen> candles) {}

  /** The text is not evidence, is damaged, or contradicts itself. */
  public static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message);
    }
  }

  /** What came of computing it again. */
  public record Verdict(Replay.Answer answer, String digest, Optional<String> why) {}

  /**
   * Writes a stored decision.
   *
   * @param storedDigest what was stored with it when it was committed
   * @throws BrokenException if the candles it saw are gone or are others now
   */
  public static String write(DecisionRecord stored, String storedDigest, SliceReader slices) {
    List<Seen> seen = new ArrayList<>();
    for (Beside named : Replay.all(stored)) {
      CandleSeries series = Replay.read(slices, named.lane(), named.slice());
      if (!series.digest().equals(named.slice().digest())) {
        throw new BrokenException(Replay.gone(named));
      }
      seen.add(new Seen(label(stored, named.lane(), series.timeframe().label()), candles(series)));
    }
    return text(
        List.of(
            Canon.write(FORMAT),
            Canon.write(stored.codeVersion()),
            Canon.write(storedDigest),
            Canon.write(stored),
            Canon.write(new Carried(seen))));
  }

  /** The timeframe, and of what, where it is a second instrument. */
  private static String label(DecisionRecord stored, Lane of, String timeframe) {
    return of.equals(stored.lane()) ? timeframe : timeframe + " of " + of.instrument();
  }

  private static List<Candle> candles(CandleSeries series) {
    List<Candle> candles = new ArrayList<>(series.size());
    for (int i = 0; i < series.size(); i++) {
      candles.add(series.candle(i));
    }
    return candles;
  }

  private static String text(List<String> values) {
    StringBuilder out = new StringBuilder(START);
    for (int i = 0; i < values.size(); i++) {
      out.append(name(i)).append(values.get(i)).append(NEXT);
    }
    String seal = Canon.write(Digest.of(out.toString()));
    return out.append(name(values.size())).append(seal).append(END).toString();
  }

  private static String name(int i) {
    return "\"" + NAMES.get(i) + "\":";
  }

  /**
   * Reads what {@link #write} wrote. A text that was changed within its lines is read, too: {@link
   * #computeAgain} says so, and where.
   *
   * @throws BrokenException if it is anything else
   */
  public static Evidence read(String text) {
    List<String> values = new ArrayList<>();
    int at = START.length();
    for (int i = 0; i < NAMES.size(); i++) {
      boolean last = i == NAMES.size() - 1;
      int end = text.indexOf(last ? END : NEXT, at);
      if (!text.startsWith(name(i), at) || end < 0) {
        throw new BrokenException(
            "not an exported decision: line " + (i + 1) + " is not " + NAMES.get(i));
      }
      values.add(text.substring(at + name(i).length(), end));
      at = end + (last ? END : NEXT).length();
    }
    if (!values.get(0).equals(Canon.write(FORMAT))) {
      throw new BrokenException("the format is " + values.get(0) + ", not " + FORMAT);
    }
    Evidence read = new Evidence(values, text(values.subList(0, values.size() - 1)).equals(text));
    read.codeVersion();
    read.decisionDigest();
    return read;
  }

  /** Digest of the core that computed it. */
  public String codeVersion() {
    return string(NAME_CODE);
  }

  /** What was stored with the decision when it was committed; compare it with what you know. */
  public String decisionDigest() {
    return string(NAME_DIGEST);
  }

  /**
   * The decision as it was stored; empty where another version wrote it in a form of its own.
   *
   * @throws BrokenException if the text was changed
   */
  public Optional<DecisionRecord> decision() {
    List<String> faults = faults();
    if (!faults.isEmpty()) {
      throw new BrokenException(String.join("; ", faults));
    }
    try {
      return Optional.of(Canon.read(value(NAME_DECISION), DecisionRecord.class));
    } catch (CanonException e) {
      return Optional.empty();
    }
  }

  /** Never throws for what the text says. */
  public Verdict computeAgain(List<Analyst> analysts, String codeVersion) {
    boolean ours = codeVersion().equals(codeVersion);
    List<String> faults = faults();
    try {
      DecisionRecord stored = Canon.read(value(NAME_DECISION), DecisionRecord.class);
      if (!stored.codeVersion().equals(codeVersion())) {
        return different(faults, "the decision names another code version than the file");
      }
      Replay.Result result =
          new Replay(analysts, codeVersion(), reader(stored)).of(stored, value(NAME_DECISION));
      if (!faults.isEmpty()) {
        return different(faults, result.firstDifference().orElse(NOTHING_ELSE));
      }
      return ours || result.answer() == Replay.Answer.INPUT_MISSING
          ? new Verdict(result.answer(), result.digest(), result.firstDifference())
          : otherVersion(result);
    } catch (RuntimeException e) {
      String why = "it cannot be computed: " + e.getMessage();
      return ours || !faults.isEmpty()
          ? different(faults, why)
          : new Verdict(Replay.Answer.OTHER_VERSION, decisionDigest(), Optional.of(why));
    }
  }

  /** What is wrong before anything is computed. */
  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!isSealed) {
      faults.add("the text was changed: its seal does not fit");
    }
    if (!Digest.of(value(NAME_DECISION)).hex().equals(decisionDigest())) {
      faults.add("the decision is not the one that was stored: its digest differs");
    }
    return faults;
  }

  private Verdict different(List<String> faults, String where) {
    List<String> all = new ArrayList<>(faults);
    all.add(where);
    return new Verdict(
        Replay.Answer.DIFFERENT, decisionDigest(), Optional.of(String.join("; ", all)));
  }

  /** Other code that decides the same is worth knowing, but it is no proof. */
  private static Verdict otherVersion(Replay.Result result) {
    return new Verdict(
        Replay.Answer.OTHER_VERSION,
        result.digest(),
        result.firstDifference().or(() -> Optional.of("this version decides the same")));
  }

  private SliceReader reader(DecisionRecord stored) {
    List<Seen> seen = seen();
    List<Beside> all = Replay.all(stored);
    List<String> carried =
        seen.stream()
            .map(s -> named(s.timeframe(), s.candles().size(), first(s.candles())))
            .toList();
    List<String> named =
        all.stream()
            .map(
                n ->
                    named(
                        label(stored, n.lane(), n.slice().timeframe()),
                        n.slice().count(),
                        n.slice().firstOpensAt()))
            .toList();
    if (!carried.equals(named)) {
      throw new BrokenException("the candles are " + carried + ", the decision names " + named);
    }
    List<String> labels = seen.stream().map(Seen::timeframe).toList();
    return (lane, timeframe, first, count) ->
        CandleSeries.of(
            lane.instrument(),
            timeframe,
            seen.get(labels.indexOf(label(stored, lane, timeframe.label()))).candles());
  }

  private static Optional<Instant> first(List<Candle> candles) {
    return candles.stream().findFirst().map(Candle::opensAt);
  }

  private static String named(String label, int count, Optional<Instant> first) {
    return count + " of " + label + first.map(at -> " from " + at).orElse("");
  }

  private List<Seen> seen() {
    return Canon.read(value(NAME_CANDLES), Carried.class).candles();
  }

  private String string(String name) {
    try {
      return Canon.read(value(name), String.class);
    } catch (CanonException e) {
      throw new BrokenException(name + " is not a text");
    }
  }

  private String value(String name) {
    return values.get(NAMES.indexOf(name));
  }
}
