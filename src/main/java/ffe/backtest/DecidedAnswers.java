package ffe.backtest;

import ffe.council.Agenda;
import ffe.council.Call;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.RecordedAnswers;
import ffe.trading.DecisionRecord;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What models answered in decisions that were made, failures and lateness included. Of two answers
 * to one request the first counts. One thread writes, then any may read.
 */
public final class DecidedAnswers implements RecordedAnswers {

  private final SortedMap<String, ModelReply> replies = new TreeMap<>();

  /** Takes what its minutes hold; of one that asked no model nothing. */
  public void add(DecisionRecord record) {
    Minutes minutes = record.minutes().orElse(Minutes.NONE);
    Optional<Agenda> agenda = record.inputs().agenda();
    for (Call call : minutes.calls()) {
      Minutes.Text prompt = minutes.prompts().get(call.prompt());
      ModelRequest request =
          new ModelRequest(
              call.provider(),
              call.model(),
              prompt.system(),
              prompt.user(),
              agenda.orElseThrow().seating().answerTokensMax(),
              agenda.orElseThrow().seating().limit());
      replies.putIfAbsent(request.digest().hex(), call.reply());
    }
  }

  public int size() {
    return replies.size();
  }

  @Override
  public Optional<ModelReply> to(ModelRequest request) {
    return Optional.ofNullable(replies.get(request.digest().hex()));
  }
}
