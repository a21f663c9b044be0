package ffe.council;

import ffe.canon.LeftOutWhenEmpty;
import java.util.Optional;

/**
 * One model asked once.
 *
 * @param prompt which of the minutes' prompts it was asked, from 0
 * @param reply before any parsing
 * @param round in which it was asked, from 2; empty in the first
 */
public record Call(
    String provider,
    String model,
    int prompt,
    ModelReply reply,
    @LeftOutWhenEmpty Optional<Integer> round) {

  public Call {
    Checks.provider(provider);
    Checks.model(model);
    if (prompt < 0) {
      throw new IllegalArgumentException("prompts are counted from 0: " + prompt);
    }
    if (round.filter(r -> r < 2).isPresent()) {
      throw new IllegalArgumentException("only rounds after the first are named: " + round.get());
    }
  }

  /** In the first round. */
  public Call(String provider, String model, int prompt, ModelReply reply) {
    this(provider, model, prompt, reply, Optional.empty());
  }
}
