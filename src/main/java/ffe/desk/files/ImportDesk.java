package ffe.desk.files;

import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Background;
import ffe.desk.Cockpits;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Imports of candles and trades: one at a time on this server, told to stop, looked up. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ImportDesk {

  private static final Logger LOG = Logger.getLogger(ImportDesk.class.getName());
  private static final int ID_BYTES = 6;
  private static final int LIST_MAX = 100;

  /** How long a cancellation waits for the block that is being written. */
  private static final int STOP_SECONDS = 10;

  /** The one that runs here, if there is one. */
  private final AtomicReference<@Nullable ImportJob> current = new AtomicReference<>();

  private final SecureRandom random = new SecureRandom();
  private SeriesFiles files;
  private SeriesStore store;
  private ImportBook book;
  private Background background;
  private Cockpits cockpits;
  private Archive archive;
  private Clock wall;

  ImportDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  ImportDesk(
      SeriesFiles files,
      SeriesStore store,
      ImportBook book,
      Background background,
      Cockpits cockpits,
      Archive archive,
      Clock wall) {
    this.files = files;
    this.store = store;
    this.book = book;
    this.background = background;
    this.cockpits = cockpits;
    this.archive = archive;
    this.wall = wall;
  }

  /**
   * Takes a file in and begins to import it; answers when it was received whole.
   *
   * @throws BadFileException when it is too large
   * @throws ConflictException while another import runs on this server
   */
  public ImportView begin(Actor actor, ImportOrder order, InputStream body) {
    need(actor, Role.TRADER);
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    ImportJob job = new ImportJob(HexFormat.of().formatHex(id), files, store, book, wall);
    if (!current.compareAndSet(null, job)) {
      throw new ConflictException(
          "BUSY", "an import is running on this server; wait for it or cancel it");
    }
    boolean isHandedOver = false;
    try {
      ImportView begun = job.receive(order, actor.name(), body);
      archive.control(ControlAction.of(actor, cockpits.of(actor), wall, "IMPORT", order.words()));
      background.run(
          () -> {
            try {
              job.run(begun);
            } finally {
              free(job);
            }
          });
      isHandedOver = true;
      return begun;
    } finally {
      if (!isHandedOver) {
        job.abandon();
        free(job);
      }
    }
  }

  private void free(ImportJob job) {
    current.compareAndSet(job, null);
  }

  /** Newest first. */
  public List<ImportView> list(Actor actor, int limit) {
    need(actor, Role.VIEWER);
    return book.list(Math.max(1, Math.min(limit, LIST_MAX)));
  }

  public Optional<ImportView> find(Actor actor, String id) {
    need(actor, Role.VIEWER);
    return book.find(id);
  }

  /**
   * Stops an import after the block that is being written; what was added stays.
   *
   * @throws ConflictException when it does not run here
   */
  public Optional<ImportView> cancel(Actor actor, String id) {
    need(actor, Role.TRADER);
    Optional<ImportJob> job = running().filter(j -> j.id().equals(id));
    if (job.isEmpty()) {
      return book.find(id)
          .map(
              view -> {
                throw new ConflictException(
                    "NOT_RUNNING",
                    view.isRunning() ? "it runs on another server" : "it has ended already");
              });
    }
    stop(job.get(), ImportView.State.CANCELLED);
    return book.find(id);
  }

  /** What was not imported is told as interrupted, not as running for ever. */
  @PreDestroy
  void end() {
    running().ifPresent(job -> stop(job, ImportView.State.INTERRUPTED));
  }

  private Optional<ImportJob> running() {
    return Optional.ofNullable(current.get());
  }

  private static void stop(ImportJob job, ImportView.State how) {
    job.stop(how);
    try {
      if (!job.ended().await(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warning("import " + job.id() + " does not end yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void need(Actor actor, Role role) {
    if (!actor.role().includes(role)) {
      throw new ForbiddenException(actor, role);
    }
  }
}
