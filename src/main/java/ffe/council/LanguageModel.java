package ffe.council;

/**
 * One model of one provider that can be asked.
 *
 * <p>Never throws for what a vendor does: that is a {@link ModelReply.Failure}. May be called from
 * any thread; keeps to the request's limit by itself, and who asks does not rely on it.
 */
public interface LanguageModel {

  /** Stable name, {@code [a-z][a-z0-9-]*}. */
  String provider();

  /** As the vendor names it. */
  String model();

  ModelReply ask(ModelRequest request);
}
