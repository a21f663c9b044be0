package ffe.simulation;

import ffe.canon.Canon;
import ffe.canon.Digest;
import ffe.decision.Analyst;
import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.portfolio.Account;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEvent;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.strategy.Strategies;
import ffe.trading.AgentState;
import ffe.trading.CycleJournal;
import ffe.trading.CycleRules;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneSetup;
import ffe.trading.SequentialPanel;
import ffe.trading.TradingAccount;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bundled recording traded from its first to its last minute by the house's own analysts, and
 * what is kept of it in {@code golden/session.properties}.
 *
 * <p>The file changes only by hand: run {@link #main} with its path, look at the difference and say
 * in the commit why it changed.
 */
final class GoldenSession {

  static final String CODE = "golden";
  static final String FILE = "/golden/session.properties";

  private final TapeSource source = TapeSource.bundled();
  final MemoryJournal journal = new MemoryJournal();
  private final LaneSetup setup;
  private TradingAccount lane;
  private long token = 1;

  GoldenSession() {
    setup = setup(source, new PaperVenue(source.spec(), FillModel.KRAKEN), journal);
    lane = OnlyLane.open(setup, token);
  }

  static LaneSetup setup(TapeSource source, LaneSetup.VenueFactory venue, CycleJournal journal) {
    return new LaneSetup(
        new Lane("main", source.spec().instrument(), source.id()),
        new Account("main", Account.Mode.PAPER, source.spec().venue(), Currency.USD),
        source,
        venue,
        Strategies.all().stream().map(Analyst::name).toList(),
        new SequentialPanel(Strategies.all()),
        RiskBounds.STANDARD,
        new CycleRules(
            Timeframe.M5,
            RiskPolicy.standard(),
            EnsemblePolicy.DEFAULT,
            VoterWeights.EQUAL,
            Bps.of("7")),
        journal,
        Money.of("10000", Currency.USD),
        Bps.of("40"),
        true,
        CODE);
  }

  /** Goes on as a server does that takes over: from the journal alone. */
  void restart() {
    token++;
    lane = OnlyLane.open(setup, token);
  }

  boolean ended() {
    return OnlyLane.view(lane).status().agent() == AgentState.ENDED;
  }

  TradingAccount lane() {
    return lane;
  }

  /** To the end in one go. */
  GoldenSession whole() {
    while (!ended()) {
      lane.advance(source.end(), 100_000);
    }
    return this;
  }

  /** To the end in random bites of time and events, with a number of restarts on the way. */
  GoldenSession paced(Random random, int restarts) {
    long span = Duration.between(source.start(), source.end()).toMillis();
    List<Instant> cuts = new ArrayList<>();
    for (int i = 0; i < restarts; i++) {
      cuts.add(source.start().plusMillis((long) (random.nextDouble() * span)));
    }
    cuts.sort(Instant::compareTo);
    Instant limit = source.start();
    while (!ended()) {
      if (!cuts.isEmpty() && !limit.isBefore(cuts.get(0))) {
        cuts.remove(0);
        restart();
      }
      limit = limit.plusMillis(1 + random.nextInt(random.nextInt(8) == 0 ? 3_600_000 : 400_000));
      int max = 1 + random.nextInt(random.nextBoolean() ? 5 : 2_000);
      while (lane.advance(limit, max) == max) {
        if (random.nextInt(500) == 0) {
          break;
        }
      }
    }
    return this;
  }

  Digest digest() {
    return journal.sessionDigest();
  }

  /** Everything that is pinned, as sorted text. */
  SortedMap<String, String> summary() {
    SortedMap<String, String> out = new TreeMap<>();
    out.put("digest", digest().hex());
    out.put("decisions", Integer.toString(journal.decisions().size()));
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (DecisionRecord record : journal.decisions()) {
      counts.merge("result." + record.result(), 1, Integer::sum);
      counts.merge("reason." + record.result() + "." + record.reason(), 1, Integer::sum);
    }
    counts.forEach((key, n) -> out.put(key, Integer.toString(n)));
    out.put("orders", Integer.toString(journal.orders().size()));
    out.put(
        "fills",
        Long.toString(
            journal.events().stream().filter(LedgerEvent.Filled.class::isInstance).count()));
    out.put("round-trips", Integer.toString(journal.roundTrips().size()));
    EquityPoint last = journal.equity().get(journal.equity().size() - 1);
    out.put("equity.final", last.equity().toString());
    out.put("equity.hold", last.hold().toString());
    out.put("equity.points", Digest.of(Canon.write(journal.equity())).hex());
    out.put("orders.digest", Digest.of(Canon.write(journal.orders())).hex());
    return out;
  }

  static SortedMap<String, String> stored() throws IOException {
    SortedMap<String, String> out = new TreeMap<>();
    try (InputStream in = GoldenSession.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        int at = line.indexOf('=');
        if (at > 0 && !line.startsWith("#")) {
          out.put(line.substring(0, at), line.substring(at + 1));
        }
      }
    }
    return out;
  }

  /** Writes the file anew; nothing else does. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("name the file to be written");
    }
    StringBuilder text = new StringBuilder();
    text.append("# The whole bundled session; written by GoldenSession, never by a test.\n");
    new GoldenSession()
        .whole()
        .summary()
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Files.writeString(Path.of(args[0]), text);
  }
}
