package ffe.decision;

import ffe.observation.Observation;

/**
 * Somebody with an opinion about a market: a rule, a model, a person's standing instruction.
 *
 * <p>Stateless and pure where it can be: the same observation gives the same opinion, and what
 * looks like memory (a cool-down) is read from the candles. May be called from any thread. A bug or
 * an outage may leave as an exception; whoever asks turns it into an abstention.
 */
public interface Analyst {

  /**
   * Stable, unique among the analysts asked together: {@code [a-z][a-z0-9-]*}, and where it is set
   * to something unusual that too, as {@code momentum:fast=5}: two that can answer differently have
   * two names.
   */
  String name();

  Opinion opine(Observation observation);
}
