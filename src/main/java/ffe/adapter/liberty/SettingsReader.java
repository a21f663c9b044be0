package ffe.adapter.liberty;

import ffe.decision.Analyst;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Currency;
import ffe.risk.RiskPolicy;
import ffe.strategy.Strategies;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys, their defaults and their ranges. */
final class SettingsReader {
  private static final int KEY_CHARS_MIN = 16;
  private static final String BPS_MIN = "0";
  private static final String BPS_MAX = "1000";
  private static final String ORIGINS = "allowed.origins";

  /** What the bundled recording has. */
  static final Instrument RECORDED = Instrument.of("BTC-USD");

  private final Source source;

  SettingsReader(Source source) {
    this.source = source;
  }

  Settings read() {
    if (!source.list(ORIGINS).isEmpty()) {
      throw new Refusal(
          ORIGINS, source.text(ORIGINS, ""), "nothing; requests from other origins come later");
    }
    return new Settings(
        dataDir(),
        http(),
        market(),
        paper(),
        agent(),
        ensemble(),
        riskDay(),
        kraken(),
        new Settings.Access(adminKey(), pepper()),
        new Settings.Metrics(source.yes("ffe.metrics.amounts", false)));
  }

  private Path dataDir() {
    String text = source.text("ffe.data.dir", "data");
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new Refusal("ffe.data.dir", text, "a path");
    }
  }

  private Settings.Http http() {
    return new Settings.Http(
        source.text("ffe.http.host", "127.0.0.1"),
        source.whole("ffe.http.port", 8000, 1, 65_535),
        source.list("ffe.trusted.proxies"));
  }

  private Settings.Market market() {
    return new Settings.Market(
        source.oneOf("ffe.market.source", "tape", List.of("tape", "kraken")),
        source.whole("ffe.market.replay.speed", 60, 1, 100_000),
        Duration.ofHours(source.whole("ffe.market.tape-history-hours", 48, 1, 150)));
  }

  private Settings.Paper paper() {
    return new Settings.Paper(
        source.decimal("ffe.paper.initial-balance", "10000", "1", "1000000000"),
        source.oneOf("ffe.paper.currency", "usd", List.of("usd")).toUpperCase(Locale.ROOT),
        source.decimal("ffe.paper.maker-fee-bps", "25", BPS_MIN, BPS_MAX),
        source.decimal("ffe.paper.taker-fee-bps", "40", BPS_MIN, BPS_MAX),
        source.decimal("ffe.paper.slippage-bps", "5", BPS_MIN, BPS_MAX),
        Duration.ofMillis(source.whole("ffe.paper.latency-ms", 100, 0, 60_000)),
        source.oneOf("ffe.paper.account-type", "cash", List.of("cash")));
  }

  private Settings.Agent agent() {
    boolean onTape = market().isTape();
    String approval = "ffe.agent.approval";
    String policy = source.text(approval, "never");
    if (!policy.equalsIgnoreCase("never")) {
      throw new Refusal(approval, policy, "never; approvals come later");
    }
    return new Settings.Agent(
        instrument(onTape), cycle(), source.yes("ffe.agent.autostart", onTape));
  }

  /** One lane trades one instrument; what no lane can trade is refused here, not at its start. */
  private Instrument instrument(boolean onTape) {
    String key = "ffe.agent.watchlist";
    List<String> names = source.list(key);
    if (names.isEmpty()) {
      return RECORDED;
    }
    String allowed =
        onTape ? "BTC-USD, which is what the tape has" : "one pair in USD, such as BTC-USD";
    Optional<Instrument> pair =
        names.size() == 1 ? Instrument.parse(names.get(0)) : Optional.empty();
    return pair.filter(p -> onTape ? p.equals(RECORDED) : p.quote().equals(Currency.USD))
        .orElseThrow(() -> new Refusal(key, String.join(",", names), allowed));
  }

  private Timeframe cycle() {
    String text = source.text("ffe.agent.cycle", "5m");
    String allowed =
        Arrays.stream(Timeframe.values()).map(Timeframe::label).collect(Collectors.joining(", "));
    return Timeframe.parse(text).orElseThrow(() -> new Refusal("ffe.agent.cycle", text, allowed));
  }

  private Settings.Ensemble ensemble() {
    List<String> providers = providers();
    return new Settings.Ensemble(
        source.oneOf("ffe.ensemble.strategy", "weighted", List.of("weighted")),
        providers,
        source.whole("ffe.ensemble.quorum", 2, 1, providers.size()),
        Duration.ofSeconds(source.whole("ffe.ensemble.timeout-seconds", 30, 1, 600)),
        source.decimal("ffe.ensemble.daily-budget-usd", "5", "0", "100000"));
  }

  /** Those named, in the house's order; all of them when none is named. */
  private List<String> providers() {
    String key = "ffe.ensemble.providers";
    List<String> all = Strategies.all().stream().map(Analyst::name).toList();
    List<String> named =
        source.list(key).stream().map(n -> n.toLowerCase(Locale.ROOT)).distinct().toList();
    for (String name : named) {
      if (!all.contains(name)) {
        throw new Refusal(key, name, String.join(", ", all));
      }
    }
    return named.isEmpty() ? all : all.stream().filter(named::contains).toList();
  }

  private Settings.DayStart riskDay() {
    String key = "ffe.risk.day-starts";
    String text = source.text(key, "00:00 UTC");
    String[] parts = text.split(" +", 2);
    try {
      RiskPolicy policy =
          RiskPolicy.standard().startingAt(parts[0], parts.length == 2 ? parts[1] : "UTC");
      return new Settings.DayStart(policy.dayStartsAt(), policy.dayZone());
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          key, text, "hh:mm and UTC or Region/City, such as '17:00 America/New_York'");
    }
  }

  private Settings.Kraken kraken() {
    return new Settings.Kraken(
        source.address("ffe.venue.kraken.rest-url", "https://api.kraken.com", "http"),
        source.address("ffe.venue.kraken.ws-url", "wss://ws.kraken.com/v2", "ws"));
  }

  private Optional<Secret> pepper() {
    Optional<Secret> pepper = source.secret("ffe.access.pepper");
    if (pepper.isPresent() && pepper.get().reveal().length() < KEY_CHARS_MIN) {
      throw new Refusal(
          "ffe.access.pepper",
          pepper.get().toString(),
          "at least " + KEY_CHARS_MIN + " characters, the same on every server of a database");
    }
    return pepper;
  }

  private Optional<Secret> adminKey() {
    Optional<Secret> own = source.secret("ffe.admin.api-key");
    Optional<Secret> key = own.isPresent() ? own : source.secret("finance.feedback.api.key");
    if (key.isPresent() && key.get().reveal().length() < KEY_CHARS_MIN) {
      throw new Refusal(
          "ffe.admin.api-key", key.get().toString(), "at least " + KEY_CHARS_MIN + " characters");
    }
    return key;
  }
}
