package ffe.council;

/**
 * One model asked once.
 *
 * @param prompt which of the minutes' prompts it was asked, from 0
 * @param reply before any parsing
 */
public record Call(String provider, String model, int prompt, ModelReply reply) {

  public Call {
    Checks.provider(provider);
    Checks.model(model);
    if (prompt < 0) {
      throw new IllegalArgumentException("prompts are counted from 0: " + prompt);
    }
  }
}
