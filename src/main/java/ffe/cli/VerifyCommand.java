package ffe.cli;

import ffe.strategy.Strategies;
import ffe.trading.Evidence;
import ffe.trading.Replay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes an exported decision again, with nothing but the file and this program. */
@Command(
    name = "verify",
    description = {
      "Computes an exported decision again, without engine, database or network.",
      "IDENTICAL: this code, from these candles, decides the same to the last digit.",
      "DIFFERENT: it does not, or the file was changed. OTHER_VERSION: other code made it.",
      "Of a packed file of decisions it says how many are which, and names those that differ.",
      "Of an exported audit chain it verifies every link, with --anchors against these too."
    },
    exitCodeOnInvalidInput = Exit.VERIFY_USAGE,
    exitCodeList = {
      "0:IDENTICAL, or a consistent chain",
      "1:DIFFERENT, or a chain that is not consistent",
      "2:OTHER_VERSION",
      "6:the file cannot be read",
      "64:wrong usage"
    })
final class VerifyCommand extends Asking {

  @Parameters(
      paramLabel = "FILE",
      description =
          "What 'ffe export decision' wrote, - for input, or 'ffe export decisions'; or an audit chain.")
  private Path file = Path.of("-");

  @Option(
      names = "--digest",
      paramLabel = "DIGEST",
      description = "The decision's digest as you know it from elsewhere; must be the file's.")
  private @Nullable String expected;

  @Option(
      names = "--anchors",
      paramLabel = "ANCHORS",
      description = "The file of anchors an exported audit chain is compared with.")
  private @Nullable Path anchors;

  VerifyCommand(Ffe ffe) {
    super(ffe);
  }

  @Override
  public Integer call() {
    if (ManyDecisions.is(file)) {
      return ManyDecisions.verify(ffe, file);
    }
    if (ChainExport.is(file)) {
      return ChainExport.verify(ffe, file, Optional.ofNullable(anchors));
    }
    String text = text();
    Evidence.Verdict verdict;
    String version = CoreVersion.get();
    String madeBy = "";
    try {
      Evidence evidence = Evidence.read(text);
      madeBy = evidence.codeVersion();
      verdict =
          expected != null && !expected.equals(evidence.decisionDigest())
              ? different("the file tells of decision " + evidence.decisionDigest())
              : evidence.computeAgain(Strategies.offered(), version);
    } catch (Evidence.BrokenException e) {
      verdict = different(String.valueOf(e.getMessage()));
    }
    show(verdict, madeBy, version);
    return switch (verdict.answer()) {
      case IDENTICAL -> Exit.OK;
      case DIFFERENT, INPUT_MISSING -> Exit.NO;
      case OTHER_VERSION -> Exit.OTHER_VERSION;
    };
  }

  private static Evidence.Verdict different(String why) {
    return new Evidence.Verdict(Replay.Answer.DIFFERENT, "", Optional.of(why));
  }

  private void show(Evidence.Verdict verdict, String madeBy, String version) {
    String answer =
        verdict.answer() == Replay.Answer.INPUT_MISSING ? "DIFFERENT" : verdict.answer().name();
    String why = verdict.why().orElse("");
    if (verdict.answer() == Replay.Answer.OTHER_VERSION) {
      why = "made by code " + madeBy + ", this is code " + version + "; " + why;
    }
    switch (ffe.output) {
      case JSON ->
          ffe.out()
              .println(
                  "{\"answer\":"
                      + Json.quote(answer)
                      + ",\"digest\":"
                      + Json.quote(verdict.digest())
                      + ",\"why\":"
                      + (why.isEmpty() ? "null" : Json.quote(why))
                      + "}");
      case TABLE ->
          ffe.out().println(Sheet.clean(answer + " " + (why.isEmpty() ? verdict.digest() : why)));
      case CSV, MARKDOWN ->
          ffe.out()
              .print(
                  new Sheet("answer", "digest", "why")
                      .row(answer, verdict.digest(), why)
                      .text(ffe.output));
    }
  }

  private String text() {
    byte[] bytes;
    try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
      bytes = in.readNBytes(Server.BYTES_MAX + 1);
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, file + " cannot be read");
    }
    if (bytes.length > Server.BYTES_MAX) {
      throw new Trouble(Exit.FILE, file + " is larger than any exported decision");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return ""; // not UTF-8 is not evidence either; said so where it is read
    }
  }
}
