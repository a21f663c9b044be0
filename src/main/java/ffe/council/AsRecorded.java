package ffe.council;

import java.util.List;

/**
 * Answers as models answered before: what is not recorded ends the asking with an {@link
 * UnansweredException}, and no model abstains for it.
 *
 * @param fix what to do where one is missing
 */
public record AsRecorded(RecordedAnswers answers, String fix) implements Asker {

  /** On the command line. */
  public AsRecorded(RecordedAnswers answers) {
    this(answers, "run it once with --record and a --budget");
  }

  @Override
  public List<ModelReply> ask(List<ModelRequest> requests) {
    return requests.stream().map(this::answer).toList();
  }

  private ModelReply answer(ModelRequest request) {
    return answers
        .to(request)
        .orElseThrow(() -> new UnansweredException(request, "no answer is recorded; " + fix));
  }
}
