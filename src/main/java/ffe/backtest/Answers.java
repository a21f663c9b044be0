package ffe.backtest;

import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.RecordedAnswers;
import java.time.Instant;

/** Answers of models that are recorded, and more will be. Any thread may call. */
public interface Answers extends RecordedAnswers {

  /**
   * Records an answer; it outlives a crash when this returns.
   *
   * @param at by the clock of this machine
   * @return the answer that counts: another one, where that was recorded meanwhile
   */
  ModelReply keep(ModelRequest request, ModelReply reply, Instant at);
}
