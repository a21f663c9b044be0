package ffe.desk;

/** The actor's role does not include the one the command needs. */
public final class ForbiddenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ForbiddenException(Actor actor, Role needed) {
    super(actor.name() + " is " + actor.role() + "; this needs " + needed);
  }
}
