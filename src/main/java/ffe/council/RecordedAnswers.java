package ffe.council;

import java.util.Optional;

/** Answers of models, by what exactly was asked: {@link ModelRequest#digest}. */
public interface RecordedAnswers {

  /**
   * The answer to a request; the same one each time.
   *
   * @return empty where none is recorded
   * @throws UnansweredException where one was to be recorded and could not be had
   */
  Optional<ModelReply> to(ModelRequest request);
}
