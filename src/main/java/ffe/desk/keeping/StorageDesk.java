package ffe.desk.keeping;

import ffe.desk.Actor;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What the database holds and does, for admins. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class StorageDesk {

  private Storage storage;
  private CandleRoll roll;

  StorageDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  StorageDesk(Storage storage, CandleRoll roll) {
    this.storage = storage;
    this.roll = roll;
  }

  /** Asks the database three times. */
  public StorageView view(Actor actor) {
    if (!actor.role().includes(Role.ADMIN)) {
      throw new ForbiddenException(actor, Role.ADMIN);
    }
    Storage.Server server = storage.server();
    return new StorageView(
        server,
        storage.tables(),
        storage.jobs(),
        roll.last(),
        server.used() ? List.of() : StorageView.ONLY_TIMESCALE);
  }
}
