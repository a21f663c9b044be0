package ffe.desk.ticks;

import ffe.desk.Actor;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Stored ticks for people and programs. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class TickDesk {

  private TickBook book;

  TickDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public TickDesk(TickBook book) {
    this.book = book;
  }

  /** A page; without a tick where none of that series are kept. */
  public TickPage page(Actor actor, TickQuery query) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
    List<TradeTick> found = book.read(query, query.limit() + 1);
    boolean isLast = found.size() <= query.limit();
    List<TradeTick> shown = isLast ? found : found.subList(0, query.limit());
    return new TickPage(
        shown, isLast ? Optional.empty() : Optional.of(shown.get(shown.size() - 1).place()));
  }
}
