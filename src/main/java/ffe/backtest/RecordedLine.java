package ffe.backtest;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.canon.Digest;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of recorded answers: what came back, and by whose digest it was asked. The prompt is not
 * part of it.
 *
 * @param digest of the answer's canonical text
 */
public record RecordedLine(Answered answer, Digest digest) {

  private static final String FORM = "answer-1";

  /**
   * An answer.
   *
   * @param form of the line
   * @param request what was sent, see {@link ModelRequest#digest}
   * @param recordedAt by the clock of the machine that asked
   */
  public record Answered(
      String form,
      Digest request,
      String provider,
      String model,
      ModelReply reply,
      Instant recordedAt) {}

  public static RecordedLine of(ModelRequest request, ModelReply reply, Instant at) {
    Answered answer =
        new Answered(FORM, request.digest(), request.provider(), request.model(), reply, at);
    return new RecordedLine(answer, Canon.digest(answer));
  }

  /** Empty where it is none, or not as it was written. */
  public static Optional<RecordedLine> read(String text) {
    try {
      RecordedLine line = Canon.read(text, RecordedLine.class);
      return Optional.of(line)
          .filter(l -> l.answer().form().equals(FORM))
          .filter(l -> l.digest().equals(Canon.digest(l.answer())));
    } catch (CanonException e) {
      return Optional.empty();
    }
  }

  public String text() {
    return Canon.write(this);
  }
}
