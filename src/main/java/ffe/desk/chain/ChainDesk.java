package ffe.desk.chain;

import ffe.chain.Anchor;
import ffe.chain.Hash;
import ffe.chain.Link;
import ffe.desk.Actor;
import ffe.desk.Background;
import ffe.desk.ConflictException;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;

/**
 * The audit chain for admins: verified beside the engine's work, exported, proved of a decision.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ChainDesk {

  private static final Logger LOG = Logger.getLogger(ChainDesk.class.getName());

  /** Links in one step of an export or a proof. */
  private static final int STEP_LINKS = 5_000;

  /** A proof keeps the links of a day in memory: some 60 MB of so many. */
  static final int DAY_LINKS_MAX = 1_000_000;

  private final AtomicBoolean running = new AtomicBoolean();
  private ChainStore store;
  private Anchoring anchoring;
  private Background background;
  private Clock wall;
  private volatile Optional<ChainView.Progress> progress = Optional.empty();
  private volatile Optional<ChainView.Report> last = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();

  ChainDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  ChainDesk(ChainStore store, Anchoring anchoring, Background background, Clock wall) {
    this.store = store;
    this.anchoring = anchoring;
    this.background = background;
    this.wall = wall;
  }

  public ChainView view(Actor actor) {
    need(actor);
    return new ChainView(
        store.chains().stream()
            .map(
                c ->
                    new ChainView.Chain(
                        c.name(), c.links(), c.head().toString(), Link.instant(c.first())))
            .toList(),
        progress,
        last,
        trouble,
        anchoring.state());
  }

  /**
   * Begins to verify all chains, beside this call.
   *
   * @throws ConflictException while that is done already
   */
  public ChainView verify(Actor actor) {
    need(actor);
    if (!running.compareAndSet(false, true)) {
      throw new ConflictException("BUSY", "the chains are being verified; look again later");
    }
    boolean isHandedOver = false;
    try {
      long of = store.chains().stream().mapToLong(ChainStore.Chain::links).sum();
      progress = Optional.of(new ChainView.Progress(0, of));
      ChainView begun = view(actor);
      background.run(() -> run(of));
      isHandedOver = true;
      return begun;
    } finally {
      if (!isHandedOver) {
        free();
      }
    }
  }

  private void run(long of) {
    try {
      ChainCheck check =
          new ChainCheck(
              store,
              anchoring.lines(),
              done -> progress = Optional.of(new ChainView.Progress(Math.min(done, of), of)));
      last = Optional.of(ChainView.Report.of(wall.instant(), check.run()));
      trouble = Optional.empty();
      LOG.info("audit chain: " + last.get().links() + " links, " + last.get().words());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the audit chain was not verified to its end", e);
      trouble =
          Optional.of(
              e instanceof AnchorFailedException known
                  ? String.valueOf(known.getMessage())
                  : "the verification did not come to its end; the log says why");
    } finally {
      free();
    }
  }

  private void free() {
    progress = Optional.empty();
    running.set(false);
  }

  /**
   * The proof that a decision is in its chain.
   *
   * @throws ConflictException where its day has too many links
   */
  public Optional<ChainProof> proof(Actor actor, String id) {
    need(actor);
    Optional<ChainStore.Found> found = store.decision(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Optional<Anchor> anchor = anchor(found.get());
    long to = anchor.map(Anchor::number).orElse(found.get().dayTo());
    if (to - found.get().dayFrom() >= DAY_LINKS_MAX) {
      throw new ConflictException(
          "TOO_MANY_LINKS", "the day of this decision has too many links; verify an export");
    }
    List<Hash> leaves = new ArrayList<>();
    long after = found.get().dayFrom() - 1;
    while (after < to) {
      int most = (int) Math.min(STEP_LINKS, to - after);
      List<Link> step = store.links(found.get().chain(), after, most);
      if (step.isEmpty()) {
        throw new ConflictException("NOT_CONSISTENT", "links of that day are missing; verify");
      }
      step.forEach(link -> leaves.add(link.link()));
      after = step.get(step.size() - 1).number();
    }
    return Optional.of(ChainProof.of(found.get(), leaves, anchor));
  }

  /** The first anchor of that day which is not before the link. */
  private Optional<Anchor> anchor(ChainStore.Found found) {
    return anchoring.lines().stream()
        .filter(line -> line.endsWith(" " + found.chain().name()))
        .flatMap(ChainDesk::parse)
        .filter(a -> a.chain().equals(found.chain().name()))
        .filter(a -> a.day().equals(found.link().day()))
        .filter(a -> a.number() >= found.link().number() && a.number() <= found.dayTo())
        .min(Comparator.comparingLong(Anchor::number));
  }

  private static java.util.stream.Stream<Anchor> parse(String line) {
    try {
      return java.util.stream.Stream.of(Anchor.parse(line));
    } catch (IllegalArgumentException e) {
      return java.util.stream.Stream.empty(); // the verification tells of it
    }
  }

  /** All chains as they are now, packed; {@code ffe verify} and ChainVerifier read them. */
  public void export(Actor actor, OutputStream out) throws IOException {
    need(actor);
    GZIPOutputStream zip = new GZIPOutputStream(out, 1 << 15);
    long all = 0;
    write(zip, "ffe-chain-1");
    for (ChainStore.Chain chain : store.chains()) {
      write(zip, "chain " + chain.name());
      List<Link> step = store.links(chain, 0, STEP_LINKS);
      while (!step.isEmpty()) {
        for (Link link : step) {
          write(zip, link.line());
        }
        all += step.size();
        step = store.links(chain, step.get(step.size() - 1).number(), STEP_LINKS);
      }
    }
    write(zip, "end " + all);
    zip.finish();
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Refuses whom the export is not for, before it begins. */
  public void needExport(Actor actor) {
    need(actor);
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.ADMIN)) {
      throw new ForbiddenException(actor, Role.ADMIN);
    }
  }
}
