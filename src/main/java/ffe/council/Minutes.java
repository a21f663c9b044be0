package ffe.council;

import java.util.List;

/**
 * What was asked and what came back, before any parsing. Opinions are a function of it and of what
 * was observed.
 *
 * @param prompts each once
 * @param calls in the order in which they were asked
 */
public record Minutes(List<Text> prompts, List<Call> calls) {

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

  /** Answers what was answered then, call by call. */
  Asker again() {
    return new Recorded(calls);
  }
}
