package ffe.council;

import java.util.List;

/**
 * Answers as models answered before: what is not recorded ends the asking with an {@link
 * UnansweredException}, and no model abstains for it.
 */
public record AsRecorded(RecordedAnswers answers) implements Asker {

  @Override
  public List<ModelReply> ask(List<ModelRequest> requests) {
    return requests.stream().map(this::answer).toList();
  }

  private ModelReply answer(ModelRequest request) {
    return answers.to(request).orElseThrow(() -> new UnansweredException(request));
  }
}
