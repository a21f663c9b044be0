package ffe.desk;

import ffe.market.FeedState;
import ffe.money.Percent;
import ffe.trading.AgentState;
import ffe.trading.Lane;
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
                      case "sources" -> List.of("tape", "kraken");
                      case "unfinished" -> Optional.empty();
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new Desk(still, archive, Clock.systemUTC());
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
