package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.store.StoredLane;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.StillDesk;
import ffe.desk.keeping.CandleRoll;
import ffe.desk.keeping.ColdMove;
import ffe.desk.keeping.ColdRows;
import ffe.desk.keeping.ColdView;
import ffe.desk.keeping.Storage;
import ffe.desk.keeping.StorageView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class MaintenancePageTest {

  private static final StoredLane STORED = new StoredLane();
  private static final Instant AT = Instant.parse("2026-11-23T14:10:00Z");
  private static final Storage.Table CANDLE =
      new Storage.Table("candle", "journal", "hypertable", 2 << 20, 4, 3, 17 << 20, 1 << 20);

  private static final ColdView COLD =
      new ColdView(
          true,
          Optional.of(90L),
          Optional.of(
              new ColdMove.Run(
                  AT,
                  Optional.empty(),
                  "kraken BTC-USD 1m",
                  2,
                  84_960,
                  300_000,
                  215_040,
                  Optional.of("not all old candles were moved"))),
          List.of(
              new ColdRows.Filed(
                  "kraken", "BTC-USD", "1m", 2, 84_960, 3 << 20, AT, AT.plusSeconds(60), AT)));

  private final AtomicInteger asked = new AtomicInteger();

  private static StorageView view(boolean isUsed, boolean isUsable, Storage.Table... tables) {
    return new StorageView(
        new Storage.Server(
            "17.5",
            isUsable ? "2.23.0" : "",
            isUsable ? "timescale" : "",
            isUsable,
            isUsed,
            2,
            Optional.of(AT)),
        List.of(tables),
        isUsed
            ? List.of(
                new Storage.Job(
                    "refresh_candles",
                    "",
                    "00:05:00",
                    true,
                    Optional.of(AT),
                    "Failed",
                    9,
                    1,
                    Optional.empty()))
            : List.of(),
        new CandleRoll.Last(Optional.of(AT), 7, Optional.empty()),
        isUsed ? COLD : new ColdView(false, Optional.empty(), Optional.empty(), List.of()),
        isUsed ? List.of() : List.of("hypertables"));
  }

  private StatusView at(Duration later) {
    return StillDesk.status(STORED.lane(), STORED.now(), STORED.now().plus(later));
  }

  private String shown(Role role, StorageView view) {
    MaintenancePage page =
        new MaintenancePage(
            actor -> {
              asked.incrementAndGet();
              return view;
            });
    page.read(new Actor("somebody", role, "web"), at(Duration.ZERO)).run();
    page.read(new Actor("somebody", role, "web"), at(Duration.ZERO)).run();
    return page.getElement().getTextRecursively();
  }

  @Test
  void tells_what_timescale_stores_and_does() {
    assertThat(shown(Role.ADMIN, view(true, true, CANDLE)))
        .contains("2.23.0, licence timescale", "continuous aggregates")
        .contains("candle", "hypertable", "3 of 4 compressed", "17 MB to 1 MB")
        .contains("older than 90 days", "at kraken BTC-USD 1m", "not all old candles were moved")
        .contains("had 300,000 of these series and has 215,040", "84,960 candles into 2 files")
        .contains("kraken BTC-USD 1m", "3 MB")
        .contains("refresh_candles", "Failed", "2, the oldest of " + Format.time(AT))
        .doesNotContain("has no hypertables");
    assertThat(asked).as("once in a while").hasValue(1);
  }

  @Test
  void tells_what_plain_postgresql_lacks_and_what_is_there_unused() {
    assertThat(shown(Role.ADMIN, view(false, false)))
        .contains("No folder is set")
        .contains("not there", "has no hypertables", "made by the engine, last at", "7 days")
        .doesNotContain("candles_on_timescale");
    assertThat(shown(Role.ADMIN, view(false, true))).contains("candles_on_timescale()");
  }

  @Test
  void is_for_admins() {
    assertThat(shown(Role.TRADER, view(true, true, CANDLE)))
        .contains("needs the role admin")
        .doesNotContain("hypertable");
    assertThat(asked).hasValue(0);
  }
}
