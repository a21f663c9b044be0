package ffe.entry.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How a request came in, for a connection that stays open after it: what goes on there counts as
 * requests do, and ends when the same would not be let in again.
 */
public final class Admission {

  private static final String ATTRIBUTE = "ffe.admission";

  private final LongSupplier takes;
  private final BooleanSupplier stands;

  /**
   * @param takes counts a request; seconds to wait, zero when it may pass
   * @param stands whether the same would come in now
   */
  public Admission(LongSupplier takes, BooleanSupplier stands) {
    this.takes = takes;
    this.stands = stands;
  }

  /** The request's, as {@link AccessFilter} let it in. */
  public static Optional<Admission> of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Admission known
        ? Optional.of(known)
        : Optional.empty();
  }

  void remember(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Counts a request of the same address and key; seconds to wait, zero when it may pass. */
  public long takes() {
    return takes.getAsLong();
  }

  /**
   * Whether key, token or session still opens the door.
   *
   * @throws ffe.trading.JournalDownException while that cannot be looked up
   * @throws ffe.desk.access.UncheckedTokenException while a token cannot be checked
   */
  public boolean stands() {
    return stands.getAsBoolean();
  }
}
