package ffe.desk;

import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.desk.access.Doorkeeper;
import ffe.desk.access.KeyStore;
import ffe.desk.access.Logins;
import ffe.desk.access.PasswordStore;
import ffe.desk.access.Passwords;
import ffe.desk.access.SharedLogins;
import ffe.desk.access.Visits;
import ffe.desk.arena.ArenaDesk;
import ffe.desk.arena.SheetBook;
import ffe.desk.drift.DriftDesk;
import ffe.desk.files.SeriesArchive;
import ffe.desk.market.InstrumentBench;
import ffe.desk.market.InstrumentDesk;
import ffe.desk.market.MarketDesk;
import ffe.desk.market.WatchBook;
import ffe.desk.market.WatchDesk;
import ffe.learning.Costs;
import ffe.market.FeedState;
import ffe.market.SourcePosition;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import ffe.portfolio.Account;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEvent;
import ffe.risk.RiskBounds;
import ffe.risk.RiskInputs;
import ffe.risk.RiskPolicy;
import ffe.risk.RiskState;
import ffe.simulation.FillModel;
import ffe.simulation.MemoryJournal;
import ffe.trading.AgentPolicy;
import ffe.trading.AgentState;
import ffe.trading.Lane;
import ffe.trading.LaneSnapshot;
import ffe.trading.LaneStatus;
import ffe.trading.LaneView;
import ffe.trading.PolicyVersion;
import ffe.trading.Replay;
import ffe.trading.SliceReader;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A desk over a real archive whose engine stands still at one instant. */
public final class StillDesk {

  private StillDesk() {}

  public static Desk of(Lane lane, Archive archive, StatusView status) {
    return new Desk(cockpits(lane, status), archive, Clock.systemUTC());
  }

  public static Auditor auditor(Lane lane, Archive archive, StatusView status) {
    return new Auditor(cockpits(lane, status), archive);
  }

  public static DriftDesk drift(Lane lane, Archive archive, StatusView status) {
    return new DriftDesk(cockpits(lane, status), archive, FillModel.KRAKEN);
  }

  public static TradingDesk trading(Lane lane, Archive archive, StatusView status) {
    return new TradingDesk(cockpits(lane, status), archive, Clock.systemUTC());
  }

  /**
   * @param journaled reads the lane again each time
   */
  public static Bookkeeper books(
      Lane lane,
      Archive archive,
      RowPages pages,
      StatusView status,
      Supplier<LaneSnapshot> journaled) {
    return new Bookkeeper(cockpits(lane, status, journaled), archive, pages);
  }

  /** Limits over a real book, of a lane that was opened under the standard ones. */
  public static RiskDesk risk(Lane lane, PolicyBook book, Archive archive, StatusView status) {
    return new RiskDesk(cockpits(lane, status), book, archive, Clock.systemUTC());
  }

  /** Scores over real books, of trades that cost nothing. */
  public static ArenaDesk arena(
      Lane lane, StatusView status, SheetBook book, SliceReader slices, Background background) {
    return new ArenaDesk(
        cockpits(lane, status), book, slices, new Costs(Bps.ZERO, Bps.ZERO), background);
  }

  public static MarketDesk market(Lane lane, SeriesArchive series, StatusView status) {
    return new MarketDesk(cockpits(lane, status), series);
  }

  /** A watchlist that the database keeps. */
  public static WatchDesk watching(Lane lane, WatchBook book, Archive archive, StatusView status) {
    return new WatchDesk(book, instruments(), cockpits(lane, status), archive, Clock.systemUTC());
  }

  private static LaneView view(Lane lane, StatusView status) {
    return new LaneView(
        new LaneStatus(
            new SourcePosition(0, status.marketNow()),
            status.agent(),
            "",
            RiskState.fresh(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()),
        status.feed(),
        "",
        Optional.empty(),
        Ledger.replay(
            account(lane),
            List.of(
                new LedgerEvent.Deposited(
                    "deposit", status.marketNow(), Money.of("10000", Currency.USD)))),
        List.of(),
        Optional.empty(),
        RiskInputs.builder().build(),
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty(),
        new PolicyVersion(
            1,
            status.marketNow(),
            PolicyVersion.CONFIGURATION,
            "opened",
            List.of(),
            new AgentPolicy(RiskPolicy.standard(), EnsemblePolicy.DEFAULT, VoterWeights.EQUAL)));
  }

  private static Account account(Lane lane) {
    return new Account(lane.account(), Account.Mode.PAPER, new Venue("STILL"), Currency.USD);
  }

  private static Cockpits cockpits(Lane lane, StatusView status) {
    return cockpits(
        lane,
        status,
        () -> {
          throw new UnsupportedOperationException("nothing is journaled here");
        });
  }

  private static Cockpits cockpits(Lane lane, StatusView status, Supplier<LaneSnapshot> journaled) {
    Cockpit still =
        (Cockpit)
            Proxy.newProxyInstance(
                StillDesk.class.getClassLoader(),
                new Class<?>[] {Cockpit.class},
                (self, method, args) ->
                    switch (method.getName()) {
                      case "lane" -> lane;
                      case "account" -> account(lane);
                      case "journaled" -> journaled.get();
                      case "status" -> status;
                      case "positions", "headroom" -> List.of();
                      case "unfinished" -> Optional.empty();
                      case "view" -> Optional.of(view(lane, status));
                      case "frame" ->
                          new AgentPolicy.Frame(RiskBounds.STANDARD, List.of("momentum"));
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new Cockpits() {
      @Override
      public Cockpit of(Actor actor) {
        return still;
      }

      @Override
      public void onChange(Runnable listener) {
        // it stands still
      }

      @Override
      public void removeListener(Runnable listener) {
        // it stands still
      }
    };
  }

  /** Accounts of which there is none yet. */
  public static AccountDesk accounts(Archive archive) {
    EngineBench bench = new EngineBench();
    MemoryAccounts book = new MemoryAccounts();
    Replay replay = new Replay(bench.analysts(), "v1", new MemoryJournal());
    return new AccountDesk(
        new Engines(bench.factory, book, bench.lease, replay, bench.clock),
        book,
        bench.factory,
        instruments(),
        archive,
        bench.clock);
  }

  /** Instruments of one source that lists one. */
  public static InstrumentDesk instruments() {
    return new InstrumentBench().desk;
  }

  /** No password is set. */
  public static PasswordStore noPassword() {
    return new PasswordStore() {
      @Override
      public Optional<String> hash() {
        return Optional.empty();
      }

      @Override
      public void set(String hash, Instant at) {
        throw new UnsupportedOperationException("nobody sets one here");
      }

      @Override
      public boolean clear() {
        return false;
      }
    };
  }

  /** Nobody keeps who came. */
  public static Visits visits() {
    return visits(action -> {});
  }

  public static Visits visits(Consumer<ControlAction> kept) {
    Archive archive =
        (Archive)
            Proxy.newProxyInstance(
                Archive.class.getClassLoader(),
                new Class<?>[] {Archive.class},
                (proxy, method, arguments) -> {
                  kept.accept((ControlAction) arguments[0]);
                  return null;
                });
    return new Visits(archive, Clock.systemUTC());
  }

  public static Passwords passwords(PasswordStore store) {
    return new Passwords(store, visits(), Clock.systemUTC());
  }

  /** Who knows the stored keys, and none that is configured. */
  public static Doorkeeper doorkeeper(KeyStore keys, Passwords passwords) {
    return new Doorkeeper(keys, passwords, secrets(), visits(), Clock.systemUTC());
  }

  /** Logins of a server that is alone. */
  public static Logins logins() {
    return new Logins(SharedLogins.NONE, secrets(), Clock.systemUTC());
  }

  private static Doorkeeper.Secrets secrets() {
    return new Doorkeeper.Secrets() {
      @Override
      public Optional<String> adminKey() {
        return Optional.empty();
      }

      @Override
      public String pepper() {
        return "a pepper for tests";
      }
    };
  }

  /** A status with nothing in it but what pages read by. */
  public static StatusView status(Lane lane, Instant now, Instant lastCycle) {
    return new StatusView(
        lane.account(),
        "PAPER",
        lane.instrument().name(),
        true,
        "",
        AgentState.RUNNING,
        "",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "still",
        lane.source(),
        FeedState.LIVE,
        "",
        0,
        now,
        now,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.of(lastCycle),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Percent.of("10"),
        0,
        5,
        0,
        false,
        Optional.empty(),
        false);
  }
}
