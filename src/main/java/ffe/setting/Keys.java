package ffe.setting;

import ffe.decision.Analyst;
import ffe.market.Timeframe;
import ffe.risk.RiskBounds;
import ffe.strategy.Strategies;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one table of settings. What stands here is read, checked, written into the template and shown
 * on the settings page, with {@link VenueKeys}, {@link VendorKeys}, {@link EnsembleKeys}, {@link
 * AccessKeys}, {@link ModelKeys}, {@link OperationKeys}, {@link QuestDbKeys} and {@link TickKeys};
 * nothing else is a setting.
 */
public final class Keys {
  private static final String BPS_MIN = "0";
  private static final String BPS_MAX = "1000";
  private static final List<Key<?>> ALL = new ArrayList<>();

  /** Variables of the command line, which may stand in the same environment. */
  public static final Set<String> COMMAND_LINE =
      Set.of("FFE_URL", "FFE_ACCOUNT", "FFE_API_KEY", "FFE_API_KEY_FILE");

  public static final Key<Path> DATA_DIR =
      add(
          Key.path("ffe.data.dir", "data", "a directory this process can write to")
              .forServer()
              .means("everything the engine writes"));

  public static final Key<String> HOST =
      add(
          Key.text("ffe.http.host", "127.0.0.1")
              .forServer()
              .means("address the engine listens at; this machine only, unless it is protected"));

  public static final Key<Integer> PORT =
      add(
          Key.whole("ffe.http.port", 8000, 1, 65_535)
              .forServer()
              .means("port of the pages and of REST"));

  public static final Key<String> DB_URL =
      add(
          Key.text("ffe.db.url", "")
              .forServer()
              .means(
                  "your PostgreSQL instead of the embedded one, as jdbc:postgresql://host/name"));

  public static final Key<String> DB_USER =
      add(Key.text("ffe.db.user", "").forServer().means("who logs in there"));

  public static final Key<Secret> DB_PASSWORD =
      add(Key.secret("ffe.db.password", 0).forServer().means("the password for that"));

  public static final Key<String> MARKET =
      add(
          Key.oneOf("ffe.market.source", VenueKeys.TAPE, VenueKeys.sources())
              .means(
                  "the bundled recording, or whose live public prices; the money is paper with"
                      + " all"));

  public static final Key<Integer> REPLAY_SPEED =
      add(
          Key.whole("ffe.market.replay.speed", 60, 1, 100_000)
              .means("seconds of the tape per second"));

  public static final Key<Integer> TAPE_HISTORY =
      add(
          Key.whole("ffe.market.tape-history-hours", 48, 1, 150)
              .means("hours of the tape that are history at the first start"));

  public static final Key<Integer> OUTLIER =
      add(
          Key.whole("ffe.market.outlier-percent", 50, 0, 1_000)
              .means("how far a live price may be from those before it; 0 for any"));

  public static final Key<BigDecimal> BALANCE =
      add(
          Key.decimal("ffe.paper.initial-balance", "10000", "1", "1000000000")
              .means("paper money a new account begins with"));

  public static final Key<String> CURRENCY =
      add(
          Key.oneOf("ffe.paper.currency", "USD", List.of("usd", "usdt"))
              .means("currency of the paper money and of its pairs: USDT on binance, else USD"));

  public static final Key<BigDecimal> MAKER_FEE =
      add(
          Key.decimal("ffe.paper.maker-fee-bps", "25", BPS_MIN, BPS_MAX)
              .means("fee of an order that waits in the book, in basis points"));

  public static final Key<BigDecimal> TAKER_FEE =
      add(
          Key.decimal("ffe.paper.taker-fee-bps", "40", BPS_MIN, BPS_MAX)
              .means("fee of an order that fills at once, in basis points"));

  public static final Key<BigDecimal> SLIPPAGE =
      add(
          Key.decimal("ffe.paper.slippage-bps", "5", BPS_MIN, BPS_MAX)
              .means("how much worse than the price a fill is, in basis points"));

  public static final Key<Integer> LATENCY =
      add(
          Key.whole("ffe.paper.latency-ms", 100, 0, 60_000)
              .means("milliseconds until an order reaches the paper venue"));

  public static final Key<String> ACCOUNT_TYPE =
      add(
          Key.oneOf("ffe.paper.account-type", "cash", List.of("cash"))
              .means("cash: nothing is sold that is not held"));

  public static final Key<List<String>> WATCHLIST =
      add(
          Key.list("ffe.agent.watchlist", "pairs, such as BTC-USD,ETH-USD", any -> true)
              .otherwise("BTC-USD")
              .means(
                  "what the engine's own account trades from when it is first opened, over one"
                      + " ledger; on binance BTC-USDT unless others are named"));

  public static final Key<Timeframe> CYCLE =
      add(
          Key.of("ffe.agent.cycle", "5m", timeframes(), Timeframe::parse)
              .means("the candle at whose close the agent decides"));

  public static final Key<Boolean> AUTOSTART =
      add(
          Key.yes("ffe.agent.autostart", true)
              .otherwise("true on the tape, else false")
              .means("whether the agent starts by itself"));

  public static final Key<String> APPROVAL =
      add(
          Key.oneOf("ffe.agent.approval", "never", List.of("never"))
              .within("never; approvals come later", any -> true)
              .means("whether a person approves each order"));

  public static final Key<DayStart> DAY_STARTS =
      add(
          Key.of(
                  "ffe.risk.day-starts",
                  "00:00 UTC",
                  "hh:mm and UTC or Region/City, such as '17:00 America/New_York'",
                  text -> Optional.of(DayStart.parse(text)))
              .means("when the risk day begins, for accounts that are opened from now on"));

  public static final Key<RiskBounds> HARD_LIMITS =
      add(
          Key.of(
                  "ffe.risk.hard-limits",
                  "",
                  "as risk_per_trade_max=2, daily_loss_max=10; times as PT10M",
                  text -> Optional.of(hardLimits(text)))
              .means("how loose a limit can be made while the engine runs"));

  public static final Key<Boolean> AMOUNTS =
      add(
          Key.yes("ffe.metrics.amounts", false)
              .means("whether /metrics, which is open, tells amounts of money"));

  public static final Key<Boolean> BACKUP_DAILY =
      add(
          Key.yes("ffe.backup.daily", true)
              .means("whether the engine makes a backup a day by itself"));

  public static final Key<LocalTime> BACKUP_AT =
      add(
          Key.of(
                  "ffe.backup.at",
                  "03:00",
                  "a time of day in UTC, 00:00 to 23:59",
                  text ->
                      Optional.of(text)
                          .filter(t -> t.matches("([01][0-9]|2[0-3]):[0-5][0-9]"))
                          .map(LocalTime::parse))
              .means("when, in UTC of the machine's clock"));

  public static final Key<Integer> BACKUP_KEEP =
      add(
          Key.whole("ffe.backup.keep", 14, 1, 1_000)
              .means("backups left after a daily one, the newest; those made by hand count"));

  public static final Key<Path> BACKUP_DIR =
      add(
          Key.path("ffe.backup.dir", "", "a directory this process can write to")
              .means("where they lie; without it, in backups in the data directory"));

  public static final Key<Path> RESTORE_FROM =
      add(
          Key.path("ffe.restore.from", "", "an intact backup and an empty database")
              .forServer()
              .means("a backup that fills an empty database at the start; the agent is paused"));

  private Keys() {}

  /** In the order of the template. */
  public static List<Key<?>> all() {
    return Stream.of(
            ALL,
            VenueKeys.all(),
            VendorKeys.all(),
            EnsembleKeys.all(),
            ModelKeys.all(),
            AccessKeys.all(),
            OperationKeys.all(),
            QuestDbKeys.all(),
            TickKeys.all())
        .flatMap(List::stream)
        .toList();
  }

  private static <T> Key<T> add(Key<T> key) {
    ALL.add(key);
    return key;
  }

  private static String timeframes() {
    return Arrays.stream(Timeframe.values())
        .map(Timeframe::label)
        .collect(Collectors.joining(", "));
  }

  /** The rules that can be asked. */
  public static List<String> analysts() {
    return names(Strategies.offered());
  }

  /** Rules, then those whose models can be asked. */
  public static List<String> voters() {
    return withModels(analysts());
  }

  /** Those of them that are asked where nobody says who is. */
  static List<String> usualVoters() {
    return withModels(names(Strategies.all()));
  }

  private static List<String> names(List<Analyst> analysts) {
    return analysts.stream().map(Analyst::name).toList();
  }

  private static List<String> withModels(List<String> rules) {
    return Stream.concat(rules.stream(), ModelKeys.vendors().stream().map(v -> v.id())).toList();
  }

  /** Of {@code risk_per_trade_max=2, daily_loss_max=10}; what is not named is the standard. */
  private static RiskBounds hardLimits(String text) {
    Map<String, String> named = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.strip().split(" *= *", -1);
      if (sides.length == 2 && named.put(sides[0], sides[1]) == null) {
        continue;
      }
      if (!part.isBlank()) {
        throw new IllegalArgumentException("not a limit and its value, once: " + part.strip());
      }
    }
    return RiskBounds.of(named);
  }
}
