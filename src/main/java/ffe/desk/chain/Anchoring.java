package ffe.desk.chain;

import ffe.chain.Anchor;
import ffe.chain.DayTree;
import ffe.chain.Link;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Anchors the chains once a day: the root of each day that ended, and how far each chain is now.
 * Then posts what was not posted yet, if there is an address; what fails is tried again.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Anchoring {

  private static final Logger LOG = Logger.getLogger(Anchoring.class.getName());

  /** Links in one step. */
  private static final int STEP_LINKS = 5_000;

  /** Lines in one post. */
  static final int POST_LINES = 500;

  private static final Duration AFTER_START = Duration.ofMinutes(5);

  /** Transactions of yesterday have ended by then. */
  private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(10);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

  private final ReentrantLock working = new ReentrantLock();
  private ChainStore store;
  private AnchorShelf shelf;
  private AnchorPost post;
  private Clock wall;
  private Instant mayAnchor = Instant.MAX;
  private Instant mayPost = Instant.MIN;
  private volatile Optional<Instant> last = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile Optional<String> postTrouble = Optional.empty();
  private volatile long waiting;

  /**
   * How anchoring stands.
   *
   * @param last when the newest anchor was written
   * @param trouble why the last attempt failed, or what it found
   * @param unposted lines that wait to be posted; none where there is no address
   */
  public record State(
      String place,
      Optional<Instant> last,
      Optional<String> trouble,
      long unposted,
      Optional<String> postTrouble) {}

  Anchoring() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  Anchoring(ChainStore store, AnchorShelf shelf, AnchorPost post, Clock wall) {
    this.store = store;
    this.shelf = shelf;
    this.post = post;
    this.wall = wall;
    this.mayAnchor = wall.instant().plus(AFTER_START);
    this.last = newest();
  }

  private Optional<Instant> newest() {
    try {
      List<String> lines = shelf.lines();
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(parse(lines.get(lines.size() - 1)).written());
    } catch (AnchorFailedException e) {
      trouble = Optional.of(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Anchors and posts what is due; called each minute, returns at once when nothing is. */
  public void tick() {
    if (!working.tryLock()) {
      return;
    }
    try {
      Instant now = wall.instant();
      if (!now.isBefore(mayAnchor)) {
        mayAnchor = now.plus(AFTER_FAILURE);
        anchor(now);
        mayAnchor = midnight(now).plus(AFTER_MIDNIGHT);
      }
      if (post.isSet() && !now.isBefore(mayPost) && last.isPresent()) {
        post();
        mayPost = postTrouble.isPresent() ? now.plus(AFTER_FAILURE) : now;
      }
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "the audit chain was not anchored; tried again in a quarter of an hour",
          e);
      trouble = Optional.of(words(e));
    } finally {
      working.unlock();
    }
  }

  private static String words(RuntimeException e) {
    return e instanceof AnchorFailedException known
        ? String.valueOf(known.getMessage())
        : "the chains could not be read";
  }

  private static Instant midnight(Instant now) {
    return now.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC);
  }

  /** Adds an anchor for each day and chain since the last ones. */
  private void anchor(Instant now) {
    Map<String, Anchor> known = new TreeMap<>();
    for (String line : shelf.lines()) {
      Anchor anchor = parse(line);
      known.merge(anchor.chain(), anchor, (a, b) -> a.number() > b.number() ? a : b);
    }
    Optional<String> found = Optional.empty();
    for (ChainStore.Chain chain : store.chains()) {
      Optional<Anchor> before = Optional.ofNullable(known.remove(chain.name()));
      if (before.isPresent() && !holds(chain, before.get())) {
        found = Optional.of("the chain " + chain.name() + " is not as it was anchored; verify it");
      } else if (before.isEmpty() || before.get().number() < chain.links()) {
        shelf.append(since(chain, before, now));
      }
    }
    if (!known.isEmpty()) {
      found =
          Optional.of(
              "the chain " + known.keySet().iterator().next() + " was anchored and is gone");
    }
    found.ifPresent(LOG::severe);
    trouble = found;
    last = Optional.of(now);
  }

  private static Anchor parse(String line) {
    try {
      return Anchor.parse(line);
    } catch (IllegalArgumentException e) {
      throw new AnchorFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private boolean holds(ChainStore.Chain chain, Anchor anchor) {
    List<Link> at = store.links(chain, anchor.number() - 1, 1);
    return !at.isEmpty()
        && at.get(0).number() == anchor.number()
        && at.get(0).link().equals(anchor.link());
  }

  private List<Anchor> since(ChainStore.Chain chain, Optional<Anchor> before, Instant now) {
    List<Anchor> made = new ArrayList<>();
    long anchored = before.map(Anchor::number).orElse(0L);
    // the day that was anchored last may have gone on
    long at = anchored - before.map(Anchor::links).orElse(0L);
    DayTree tree = new DayTree();
    Optional<Link> end = Optional.empty();
    List<Link> step = store.links(chain, at, STEP_LINKS);
    while (!step.isEmpty()) {
      for (Link link : step) {
        Optional<LocalDate> day = end.map(Link::day);
        if (day.filter(d -> !d.equals(link.day())).isPresent()) {
          add(made, chain, tree, end.get(), now, anchored);
          tree = new DayTree();
        }
        tree.add(link.link());
        end = Optional.of(link);
      }
      step = store.links(chain, step.get(step.size() - 1).number(), STEP_LINKS);
    }
    if (end.isPresent()) {
      add(made, chain, tree, end.get(), now, anchored);
    }
    return made;
  }

  private static void add(
      List<Anchor> made,
      ChainStore.Chain chain,
      DayTree tree,
      Link end,
      Instant now,
      long anchored) {
    if (end.number() > anchored) {
      made.add(
          new Anchor(
              now, end.day(), tree.leaves(), tree.root(), end.number(), end.link(), chain.name()));
    }
  }

  private void post() {
    List<String> lines = shelf.lines();
    long posted = Math.min(shelf.posted(), lines.size());
    try {
      while (posted < lines.size()) {
        int to = (int) Math.min(lines.size(), posted + POST_LINES);
        post.send(lines.subList((int) posted, to));
        posted = to;
        shelf.posted(posted);
      }
      postTrouble = Optional.empty();
    } catch (AnchorFailedException e) {
      postTrouble = Optional.of(String.valueOf(e.getMessage()));
      LOG.warning("anchors wait to be posted: " + e.getMessage());
    }
    waiting = lines.size() - posted;
  }

  public State state() {
    return new State(shelf.place(), last, trouble, waiting, postTrouble);
  }

  /** Lines as they are now. */
  List<String> lines() {
    return shelf.lines();
  }
}
