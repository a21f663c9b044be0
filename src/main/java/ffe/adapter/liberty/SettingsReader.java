package ffe.adapter.liberty;

import ffe.market.Timeframe;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys, their defaults and their ranges. */
final class SettingsReader {
  private static final int KEY_CHARS_MIN = 16;
  private static final String FEE_MIN = "-100";
  private static final String FEE_MAX = "1000";

  private final Source source;

  SettingsReader(Source source) {
    this.source = source;
  }

  Settings read() {
    return new Settings(
        dataDir(),
        http(),
        market(),
        paper(),
        agent(),
        ensemble(),
        riskDay(),
        kraken(),
        new Settings.Access(adminKey(), source.list("allowed.origins")),
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
        source
            .oneOf("ffe.paper.currency", "usd", List.of("usd"))
            .toUpperCase(java.util.Locale.ROOT),
        source.decimal("ffe.paper.maker-fee-bps", "25", FEE_MIN, FEE_MAX),
        source.decimal("ffe.paper.taker-fee-bps", "40", FEE_MIN, FEE_MAX),
        source.decimal("ffe.paper.slippage-bps", "5", "0", "1000"),
        Duration.ofMillis(source.whole("ffe.paper.latency-ms", 100, 0, 60_000)),
        source.oneOf("ffe.paper.account-type", "cash", List.of("cash")));
  }

  private Settings.Agent agent() {
    boolean onTape = source.text("ffe.market.source", "tape").equalsIgnoreCase("tape");
    return new Settings.Agent(
        source.list("ffe.agent.watchlist"),
        cycle(),
        source.yes("ffe.agent.autostart", onTape),
        source.oneOf("ffe.agent.approval", "never", List.of("never", "always")));
  }

  private Timeframe cycle() {
    String text = source.text("ffe.agent.cycle", "5m");
    String allowed =
        Arrays.stream(Timeframe.values()).map(Timeframe::label).collect(Collectors.joining(", "));
    return Timeframe.parse(text).orElseThrow(() -> new Refusal("ffe.agent.cycle", text, allowed));
  }

  private Settings.Ensemble ensemble() {
    return new Settings.Ensemble(
        source.oneOf("ffe.ensemble.strategy", "weighted", List.of("weighted")),
        source.list("ffe.ensemble.providers"),
        source.whole("ffe.ensemble.quorum", 2, 1, 50),
        Duration.ofSeconds(source.whole("ffe.ensemble.timeout-seconds", 30, 1, 600)),
        source.decimal("ffe.ensemble.daily-budget-usd", "5", "0", "100000"));
  }

  private Settings.DayStart riskDay() {
    String key = "ffe.risk.day-starts";
    String text = source.text(key, "00:00 UTC");
    String[] parts = text.split(" +", 2);
    try {
      return new Settings.DayStart(
          LocalTime.parse(parts[0]), ZoneId.of(parts.length == 2 ? parts[1] : "UTC"));
    } catch (DateTimeException e) {
      throw new Refusal(key, text, "a time and a zone, such as '00:00 UTC'");
    }
  }

  private Settings.Kraken kraken() {
    return new Settings.Kraken(
        source.address("ffe.venue.kraken.rest-url", "https://api.kraken.com", "http"),
        source.address("ffe.venue.kraken.ws-url", "wss://ws.kraken.com/v2", "ws"));
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
