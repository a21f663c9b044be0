package ffe.council;

import ffe.canon.LeftOutWhenEmpty;
import java.util.List;
import java.util.Optional;

/**
 * What was asked and what came back, before any parsing. Opinions are a function of it and of what
 * was observed.
 *
 * @param prompts each once
 * @param calls in the order in which they were asked
 * @param interim what the first of two rounds came to; empty where there is one round only
 */
public record Minutes(
    List<Text> prompts, List<Call> calls, @LeftOutWhenEmpty Optional<Interim> interim) {

  public static final Minutes NONE = new Minutes(List.of(), List.of());

  /**
   * A prompt as it was sent.
   *
   * @param system the stable part
   */
  public record Text(String system, String user) {}

  public Minutes {
    prompts = List.copyOf(prompts);
    calls = List.copyOf(calls);
    for (Call call : calls) {
      if (call.prompt() >= prompts.size()) {
        throw new IllegalArgumentException("there is no prompt " + call.prompt());
      }
    }
  }

  /** Of one round. */
  public Minutes(List<Text> prompts, List<Call> calls) {
    this(prompts, calls, Optional.empty());
  }

  /** Answers what was answered then, call by call. */
  Asker again() {
    return new Recorded(calls);
  }
}
