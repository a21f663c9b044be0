package ffe.cli;

import ffe.backtest.DecidedAnswers;
import ffe.strategy.Strategies;
import ffe.trading.Evidence;
import ffe.trading.Replay.Answer;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Exported decisions in one packed file: what {@code ffe verify} does with them. */
final class ManyDecisions {

  private static final String BEGIN = "{\"format\":\"ffe-evidence";
  private static final int BUFFER = 1 << 16;
  private static final int NAMED_MAX = 100;

  /** One that is not identical. */
  private record Other(int number, Answer answer, String digest, String why) {}

  private final Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
  private final List<Other> others = new ArrayList<>();
  private final String version = CoreVersion.get();

  private ManyDecisions() {}

  /** Whether the packed file holds decisions. */
  static boolean is(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return BEGIN.equals(new String(in.readNBytes(BEGIN.length()), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false;
    }
  }

  static int verify(Ffe ffe, Path file) {
    ManyDecisions many = new ManyDecisions();
    many.read(file);
    many.show(ffe);
    if (many.count(Answer.DIFFERENT) > 0) {
      return Exit.NO;
    }
    return many.count(Answer.OTHER_VERSION) > 0 ? Exit.OTHER_VERSION : Exit.OK;
  }

  /**
   * What models answered in them.
   *
   * @throws Trouble if one was changed, or the file is damaged
   */
  static DecidedAnswers answers(Path file) {
    DecidedAnswers answers = new DecidedAnswers();
    try {
      each(file, text -> Evidence.read(text).decision().ifPresent(answers::add));
    } catch (IOException | Evidence.BrokenException e) {
      throw new Trouble(
          Exit.FILE,
          file + " is damaged or was changed: " + Sheet.clean(String.valueOf(e.getMessage())));
    }
    return answers;
  }

  private static void each(Path file, Consumer<String> one) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), BUFFER),
                StandardCharsets.UTF_8.newDecoder()))) {
      for (String text = next(lines); !text.isEmpty(); text = next(lines)) {
        one.accept(text);
      }
    }
  }

  private void read(Path file) {
    try {
      each(file, this::count);
    } catch (EOFException | ZipException | CharacterCodingException e) {
      count(Answer.DIFFERENT, "", "the file is damaged or cut off here: " + e.getMessage());
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, file + " cannot be read");
    }
  }

  /** The lines of one decision; empty at the end. */
  private static String next(BufferedReader lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      text.append(line).append('\n');
      if (text.length() > Server.BYTES_MAX) {
        throw new ZipException("a decision is larger than any that was exported");
      }
      if (line.endsWith("}") && line.startsWith("\"seal\":")) {
        break;
      }
    }
    return text.toString();
  }

  private void count(String text) {
    try {
      Evidence evidence = Evidence.read(text);
      Evidence.Verdict verdict = evidence.computeAgain(Strategies.offered(), version);
      Answer answer =
          verdict.answer() == Answer.INPUT_MISSING ? Answer.DIFFERENT : verdict.answer();
      count(answer, evidence.decisionDigest(), verdict.why().orElse(""));
    } catch (Evidence.BrokenException e) {
      count(Answer.DIFFERENT, "", String.valueOf(e.getMessage()));
    }
  }

  private void count(Answer answer, String digest, String why) {
    counts.merge(answer, 1, Integer::sum);
    if (answer != Answer.IDENTICAL && others.size() < NAMED_MAX) {
      others.add(new Other(total(), answer, digest, why));
    }
  }

  private int count(Answer answer) {
    return counts.getOrDefault(answer, 0);
  }

  private int total() {
    return counts.values().stream().mapToInt(n -> n).sum();
  }

  private void show(Ffe ffe) {
    switch (ffe.output) {
      case JSON ->
          ffe.out()
              .println(
                  "{\"decisions\":"
                      + total()
                      + ",\"identical\":"
                      + count(Answer.IDENTICAL)
                      + ",\"different\":"
                      + count(Answer.DIFFERENT)
                      + ",\"other_version\":"
                      + count(Answer.OTHER_VERSION)
                      + "}");
      case TABLE -> {
        ffe.out()
            .println(
                total()
                    + " decisions: "
                    + count(Answer.IDENTICAL)
                    + " IDENTICAL, "
                    + count(Answer.DIFFERENT)
                    + " DIFFERENT, "
                    + count(Answer.OTHER_VERSION)
                    + " OTHER_VERSION");
        others.forEach(o -> ffe.out().println(Sheet.clean(words(o))));
      }
      case CSV, MARKDOWN -> {
        Sheet sheet = new Sheet("number", "answer", "digest", "why");
        others.forEach(
            o -> sheet.row(Integer.toString(o.number()), o.answer().name(), o.digest(), o.why()));
        ffe.out().print(sheet.text(ffe.output));
      }
    }
  }

  private static String words(Other other) {
    return other.answer()
        + " number "
        + other.number()
        + ", "
        + other.digest()
        + ": "
        + other.why();
  }
}
