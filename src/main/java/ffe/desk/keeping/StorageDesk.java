package ffe.desk.keeping;

import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Logger;

/** What the database holds and does, for admins. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class StorageDesk {

  private static final Logger LOG = Logger.getLogger(StorageDesk.class.getName());

  private Storage storage;
  private CandleRoll roll;
  private ColdMove cold;
  private Retention retention;

  StorageDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  StorageDesk(Storage storage, CandleRoll roll, ColdMove cold, Retention retention) {
    this.storage = storage;
    this.roll = roll;
    this.cold = cold;
    this.retention = retention;
  }

  /** Asks the database four times. */
  public StorageView view(Actor actor) {
    need(actor);
    Storage.Server server = storage.server();
    return new StorageView(
        server,
        storage.tables(),
        storage.jobs(),
        roll.last(),
        cold.view(),
        server.used() ? List.of() : StorageView.ONLY_TIMESCALE);
  }

  /**
   * Lets old candles leave within the next minute, instead of at their time of the day.
   *
   * @throws ConflictException where none do
   */
  public ColdView moveSoon(Actor actor) {
    need(actor);
    if (!cold.moves()) {
      throw new ConflictException(
          "NO_COLD_FOLDER", "no candles leave: set ffe.cold.folder and ffe.cold.after-days");
    }
    LOG.info("cold: " + actor.name() + " asks that old candles leave now");
    retention.soon();
    return cold.view();
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.ADMIN)) {
      throw new ForbiddenException(actor, Role.ADMIN);
    }
  }
}
