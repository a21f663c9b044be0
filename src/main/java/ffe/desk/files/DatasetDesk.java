package ffe.desk.files;

import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Cockpits;
import ffe.desk.ConflictException;
import ffe.desk.ControlAction;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Datasets: uploaded, judged row by row, kept in versions, looked up. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class DatasetDesk {

  /** Of a page of names, and of the versions of one that are told. */
  public static final int LIST_MAX = 100;

  private static final int ID_BYTES = 6;

  /** One upload at a time on a server: each is a file on its disk and one long transaction. */
  private final AtomicBoolean isBusy = new AtomicBoolean();

  private final SecureRandom random = new SecureRandom();
  private SeriesFiles files;
  private DatasetBook book;
  private Cockpits cockpits;
  private Archive archive;
  private Clock wall;

  DatasetDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  DatasetDesk(SeriesFiles files, DatasetBook book, Cockpits cockpits, Archive archive, Clock wall) {
    this.files = files;
    this.book = book;
    this.cockpits = cockpits;
    this.archive = archive;
    this.wall = wall;
  }

  /**
   * Takes a file in, judges it and keeps it; answers when that is done.
   *
   * @throws BadRowsException if rows are not taken; nothing is stored then
   * @throws BadFileException if it is no such file, or too large
   * @throws ConflictException while another one is taken in on this server
   */
  public DatasetBook.Kept upload(Actor actor, DatasetOrder order, InputStream body) {
    need(actor, Role.TRADER);
    if (!isBusy.compareAndSet(false, true)) {
      throw new ConflictException("BUSY", "another dataset is uploaded to this server; try again");
    }
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    try {
      long unused = files.receive(id, body);
      return kept(actor, order, new DatasetFile(files, id, order));
    } finally {
      files.discard(id);
      isBusy.set(false);
    }
  }

  private DatasetBook.Kept kept(Actor actor, DatasetOrder order, DatasetFile file) {
    DatasetSum sum = file.judged();
    DatasetBook.Kept kept;
    try (SeriesFiles.Reading again = file.open()) {
      kept = book.keep(order, sum, actor.name(), () -> DatasetFile.blocks(again));
    }
    if (kept.isNew()) {
      Dataset made = kept.dataset();
      String words =
          made.label()
              + ", "
              + sum.rows()
              + " "
              + made.timeframe().label()
              + " candles of "
              + made.instrument();
      archive.control(ControlAction.of(actor, cockpits.of(actor), wall, "DATASET", words));
    }
    return kept;
  }

  /**
   * The newest version of each name, by name.
   *
   * @param after the last name of the former page, or empty
   */
  public List<Dataset> list(Actor actor, String after, int limit) {
    need(actor, Role.VIEWER);
    return book.list(after, Math.max(1, Math.min(limit, LIST_MAX)));
  }

  /** Newest first, at most {@value #LIST_MAX}; none where there is no such name. */
  public List<Dataset> versions(Actor actor, String name) {
    need(actor, Role.VIEWER);
    return book.versions(name, LIST_MAX);
  }

  public Optional<Dataset> find(Actor actor, String name, int version) {
    need(actor, Role.VIEWER);
    return book.find(name, version);
  }

  private static void need(Actor actor, Role role) {
    if (!actor.role().includes(role)) {
      throw new ForbiddenException(actor, role);
    }
  }
}
