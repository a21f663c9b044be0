package ffe.backtest;

import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.observation.Observation;
import ffe.order.Side;
import ffe.trading.AnalystPanel;
import ffe.trading.SequentialPanel;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What analysts said of one recording, without their words, so that runs of it that differ in
 * something else need not ask again. Safe for threads.
 *
 * <p>An opinion is a function of the market at an instant and of what a side would open; analysts
 * of one name answer alike. Whoever was not asked for longest is forgotten first.
 */
public final class Glances {

  /** Slots of one block. */
  private static final int BLOCK = 512;

  /** Blocks that are kept, of all analysts: about 70 MB where all slots differ. */
  private static final int BLOCKS_MAX = 2_048;

  private static final String CODE = "GLANCE";
  private static final String WORDS = "Seen at a glance.";

  private final Map<Key, Column> columns = new LinkedHashMap<>(16, 0.75f, true);
  private final int blocksMax;
  private int blocks;
  private List<String> recordings = List.of();

  /** Whose view of what, as long as what it may open is the same. */
  private record Key(
      String analyst, Instrument instrument, Timeframe base, boolean buyOpens, boolean sellOpens) {}

  /** One analyst's, by number of the slot since the epoch. */
  private static final class Column {
    private final SortedMap<Long, Opinion[]> blocks = new TreeMap<>();
    private Optional<Opinion> last = Optional.empty();
  }

  public Glances() {
    this(BLOCKS_MAX);
  }

  Glances(int blocksMax) {
    this.blocksMax = blocksMax;
  }

  /**
   * A panel that asks only where it does not know.
   *
   * @throws IllegalArgumentException if the plan is of other recordings than the one before
   */
  AnalystPanel panel(BacktestPlan plan, List<Analyst> analysts) {
    List<String> mine = plan.markets().stream().map(market -> market.source().id()).toList();
    synchronized (this) {
      if (!recordings.isEmpty() && !recordings.equals(mine)) {
        throw new IllegalArgumentException("seen of " + recordings + ", not of " + mine);
      }
      recordings = mine;
    }
    return new SequentialPanel(analysts.stream().<Analyst>map(Remembered::new).toList());
  }

  /** Is asked once for what it says of the same thing. */
  private final class Remembered implements Analyst {

    private final Analyst asked;

    Remembered(Analyst asked) {
      this.asked = asked;
    }

    @Override
    public String name() {
      return asked.name();
    }

    @Override
    public Opinion opine(Observation observation) {
      return of(asked, observation);
    }
  }

  private Opinion of(Analyst analyst, Observation observation) {
    Key key =
        new Key(
            analyst.name(),
            observation.instrument(),
            observation.base(),
            observation.holding().opens(Side.BUY),
            observation.holding().opens(Side.SELL));
    long slot = observation.instant().toEpochMilli() / observation.base().length().toMillis();
    Optional<Opinion> known = known(key, slot);
    return known.orElseGet(() -> keep(key, slot, brief(analyst.opine(observation))));
  }

  private synchronized Optional<Opinion> known(Key key, long slot) {
    Column column = columns.get(key);
    Opinion[] block = column == null ? null : column.blocks.get(slot / BLOCK);
    return block == null ? Optional.empty() : Optional.ofNullable(block[(int) (slot % BLOCK)]);
  }

  private synchronized Opinion keep(Key key, long slot, Opinion opinion) {
    Column column = columns.computeIfAbsent(key, any -> new Column());
    Opinion kept = column.last.filter(opinion::equals).orElse(opinion);
    column.last = Optional.of(kept);
    Opinion[] block = column.blocks.get(slot / BLOCK);
    if (block == null) {
      block = new Opinion[BLOCK];
      column.blocks.put(slot / BLOCK, block);
      blocks++;
    }
    block[(int) (slot % BLOCK)] = kept;
    forget();
    return kept;
  }

  synchronized int blocks() {
    return blocks;
  }

  private void forget() {
    Iterator<Column> oldest = columns.values().iterator();
    while (blocks > blocksMax && columns.size() > 1) {
      blocks -= oldest.next().blocks.size();
      oldest.remove();
    }
  }

  private static Opinion brief(Opinion opinion) {
    return opinion instanceof Opinion.View view
        ? new Opinion.View(
            view.analyst(),
            view.action(),
            view.probability(),
            view.horizon(),
            view.stop(),
            view.target(),
            CODE,
            WORDS,
            WORDS)
        : new Opinion.Abstention(opinion.analyst(), CODE, WORDS);
  }
}
