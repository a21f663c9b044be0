package ffe.adapter.llm;

import ffe.council.ModelReply;

/** A vendor gave no answer; carries why through the client library. */
final class CallFailure extends RuntimeException {

  private final transient ModelReply.Failure failure;

  CallFailure(ModelReply.Failure failure) {
    super(failure.reason() + ": " + failure.detail());
    this.failure = failure;
  }

  ModelReply.Failure failure() {
    return failure;
  }
}
