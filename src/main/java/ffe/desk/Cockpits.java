package ffe.desk;

/** The running lanes of each account. */
public interface Cockpits {

  /**
   * The one an actor speaks of; without a name the engine's own account and its first instrument.
   *
   * @throws UnknownAccountException if there is no account of that name
   * @throws UnknownInstrumentException if the account does not trade it
   * @throws ConflictException STARTING while the accounts are not known yet
   */
  Cockpit of(Actor actor);

  /**
   * Calls a listener after each step of any lane that changed something; it must return at once.
   */
  void onChange(Runnable listener);

  void removeListener(Runnable listener);
}
