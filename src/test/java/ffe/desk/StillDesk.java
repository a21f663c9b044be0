package ffe.desk;

import ffe.market.FeedState;
import ffe.money.Percent;
import ffe.simulation.MemoryJournal;
import ffe.trading.AgentState;
import ffe.trading.Lane;
import ffe.trading.Replay;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A desk over a real archive whose engine stands still at one instant. */
public final class StillDesk {

  private StillDesk() {}

  public static Desk of(Lane lane, Archive archive, StatusView status) {
    Cockpit still =
        (Cockpit)
            Proxy.newProxyInstance(
                StillDesk.class.getClassLoader(),
                new Class<?>[] {Cockpit.class},
                (self, method, args) ->
                    switch (method.getName()) {
                      case "lane" -> lane;
                      case "status" -> status;
                      case "positions", "headroom" -> List.of();
                      case "unfinished" -> Optional.empty();
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new Desk(
        new Cockpits() {
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
        },
        archive,
        Clock.systemUTC());
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
        archive,
        bench.clock);
  }

  public static Passwords passwords(PasswordStore store) {
    return new Passwords(store, Clock.systemUTC());
  }

  /** Who knows the stored keys, and none that is configured. */
  public static Doorkeeper doorkeeper(KeyStore keys, Passwords passwords) {
    Doorkeeper.Secrets secrets =
        new Doorkeeper.Secrets() {
          @Override
          public Optional<String> adminKey() {
            return Optional.empty();
          }

          @Override
          public String pepper() {
            return "a pepper for tests";
          }
        };
    return new Doorkeeper(keys, passwords, secrets, Clock.systemUTC());
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
        Optional.empty());
  }
}
