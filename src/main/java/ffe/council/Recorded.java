package ffe.council;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers from minutes, in their order. One thread. */
final class Recorded implements Asker {

  static final String NOT_RECORDED = "NOT_RECORDED";

  private final Deque<Call> calls;

  Recorded(List<Call> calls) {
    this.calls = new ArrayDeque<>(calls);
  }

  @Override
  public List<ModelReply> ask(List<ModelRequest> requests) {
    List<ModelReply> replies = new ArrayList<>();
    for (ModelRequest request : requests) {
      Call next = calls.peek();
      if (next != null
          && next.provider().equals(request.provider())
          && next.model().equals(request.model())) {
        replies.add(calls.remove().reply());
      } else {
        replies.add(
            new ModelReply.Failure(
                NOT_RECORDED,
                "the minutes hold no answer of " + request.provider() + " at this place",
                Optional.empty()));
      }
    }
    return replies;
  }
}
