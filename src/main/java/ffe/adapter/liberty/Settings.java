package ffe.adapter.liberty;

import ffe.adapter.jwt.TokenRules;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.questdb.QuestDbPlace;
import ffe.adapter.vendor.Vendor;
import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueLogins;
import ffe.decision.EnsemblePolicy;
import ffe.desk.access.DoorPolicy;
import ffe.desk.keeping.CandleRoll;
import ffe.desk.keeping.Retention;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.money.Bps;
import ffe.risk.RiskBounds;
import ffe.setting.DayStart;
import ffe.setting.Hosts;
import ffe.setting.Network;
import ffe.setting.RedisPlace;
import ffe.setting.Refusal;
import ffe.setting.Secret;
import ffe.setting.TickChoice;
import ffe.setting.VenueKeys;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Everything the engine was told at start, checked; it does not change while the engine runs. */
public record Settings(
    Path dataDir,
    Http http,
    Market market,
    Paper paper,
    Agent agent,
    Ensemble ensemble,
    DayStart riskDay,
    RiskBounds hardLimits,
    VenueAddresses venues,
    VenueLogins logins,
    Vendors vendors,
    List<Endpoint> models,
    Access access,
    Metrics metrics,
    Backup backup,
    Operation operation,
    Redis redis,
    Optional<QuestDbPlace> questDb,
    Ticks ticks,
    Https https,
    Retention.Ages retention,
    CandleRoll.Compression compression,
    Cold cold,
    Audit audit,
    Backtests backtests) {

  /** Where people and programs reach the engine, and who may when it is not this machine only. */
  public record Http(String host, int port, List<String> trustedProxies) {

    public Http {
      trustedProxies = List.copyOf(trustedProxies);
    }

    /** Without encryption: this machine always; others only if they are a trusted proxy. */
    public boolean admits(String address) {
      return Network.isLoopback(address) || isTrusted(address);
    }

    /** Whose word on where a request comes from is believed. */
    public boolean isTrusted(String address) {
      return trustedProxies.stream()
          .flatMap(p -> Network.parse(p).stream())
          .anyMatch(n -> n.has(address));
    }
  }

  /**
   * Where prices come from; {@code replaySpeed} is tape seconds per second, {@code tapeHistory} the
   * part of the recording that is known before the first cycle, {@code outlierPercent} how far a
   * live price may be from its neighbours, 0 for any.
   */
  public record Market(String source, int replaySpeed, Duration tapeHistory, int outlierPercent) {
    public boolean isTape() {
      return source.equals(VenueKeys.TAPE);
    }
  }

  /** The imitated venue. Fees and slippage in basis points of the notional. */
  public record Paper(
      BigDecimal initialBalance,
      String currency,
      BigDecimal makerFeeBps,
      BigDecimal takerFeeBps,
      BigDecimal slippageBps,
      Duration latency,
      String accountType) {}

  /** When the agent decides and on what. Nobody approves its orders but the gate. */
  public record Agent(List<Instrument> watchlist, Timeframe cycle, boolean autostart) {}

  /**
   * How opinions become a decision, and who is asked.
   *
   * @param policy of a new account
   * @param providers names of rules
   * @param models vendors whose models can be asked
   */
  public record Ensemble(
      EnsemblePolicy policy,
      List<String> providers,
      List<String> models,
      Duration timeout,
      BigDecimal dailyBudgetUsd) {}

  /**
   * Who gets in first, what keys are digested with, and whose tokens open the door too.
   *
   * @param pepper without it one is made and kept
   */
  public record Access(
      Optional<Secret> adminKey,
      Optional<Secret> pepper,
      DoorPolicy door,
      Optional<TokenRules> tokens) {}

  /**
   * Who tells second prices.
   *
   * @param order in which they are asked; nobody where it is empty
   * @param every how often
   * @param apart how far a second price may be from the last, in basis points of it
   * @param age a second price may have to be compared
   */
  public record Vendors(List<Vendor.Place> order, Duration every, Bps apart, Duration age) {
    public Vendors {
      order = List.copyOf(order);
    }
  }

  /** What the metrics tell; {@code amounts} of money only where they are wished for. */
  public record Metrics(boolean amounts) {}

  /**
   * Backups the engine makes by itself and how many are kept; and the one it begins with.
   *
   * @param at in UTC, of the machine's clock
   * @param restoreFrom fills an empty database at the start
   */
  public record Backup(
      boolean daily, LocalTime at, int keep, Path directory, Optional<Path> restoreFrom) {}

  /**
   * What those who operate the engine want to know.
   *
   * @param traces of cycles are sent or not
   * @param sentry where errors are told, of an engine that is called {@code environment} there
   * @param demo whether a stand-in that is not a model votes
   */
  public record Operation(
      boolean traces, Optional<Secret> sentry, String environment, boolean demo) {}

  /**
   * What several servers share beside the database.
   *
   * @param place without it each server is alone
   * @param prefix of every key
   */
  public record Redis(Optional<RedisPlace> place, String prefix) {}

  /**
   * HTTPS on a port of its own, where a keystore or a certificate is given, and the names the
   * engine is reached by on both.
   */
  public record Https(
      int port,
      Optional<Path> keystore,
      Optional<Secret> password,
      Optional<Path> certificate,
      Optional<Path> key,
      List<String> hosts) {

    public Https {
      hosts = List.copyOf(hosts);
      if (keystore.isPresent() && certificate.isPresent()) {
        throw new Refusal(
            "ffe.https.certificate",
            certificate.get().toString(),
            "empty where ffe.https.keystore is set");
      }
      if (certificate.isPresent() != key.isPresent()) {
        throw new Refusal(
            certificate.isPresent() ? "ffe.https.key" : "ffe.https.certificate",
            "",
            "a PEM file; certificate and key go together");
      }
    }

    public boolean isOn() {
      return keystore.isPresent() || certificate.isPresent();
    }
  }

  /**
   * Where old candles go.
   *
   * @param after without it none leave, and those that left are read
   */
  public record Cold(Optional<Path> folder, Optional<Duration> after) {

    public Cold {
      if (folder.isEmpty() && after.isPresent()) {
        throw new Refusal("ffe.cold.folder", "", "a directory, where ffe.cold.after-days is set");
      }
    }
  }

  /**
   * Ticks that are kept.
   *
   * @param age after which they go
   * @param queueBytes on the disk while the database is away
   */
  public record Ticks(TickChoice choice, Duration age, long queueBytes) {}

  /** The file anchors are kept in, and where they are posted. */
  public record Audit(Path anchors, Optional<URI> post) {}

  /**
   * What this server does for backtests.
   *
   * @param parallel runs at once here
   * @param openMax jobs that wait or run, on all servers
   * @param keep how long results are kept
   * @param modelBudgetUsd what one of them may spend at most for answers that are not recorded
   */
  public record Backtests(
      int parallel,
      int candlesMax,
      int openMax,
      Duration runMax,
      Duration keep,
      BigDecimal modelBudgetUsd) {}

  public Settings {
    models = List.copyOf(models);
    if (!Hosts.isLoopback(http.host())
        && (access.adminKey().isEmpty() || (http.trustedProxies().isEmpty() && !https.isOn()))) {
      throw new Refusal(
          "ffe.http.host",
          http.host(),
          "127.0.0.1, or any address with FFE_ADMIN_API_KEY and FFE_HTTPS_KEYSTORE or"
              + " FFE_TRUSTED_PROXIES set");
    }
    if (https.isOn() && https.port() == http.port()) {
      throw new Refusal(
          "ffe.https.port", Integer.toString(https.port()), "another port than ffe.http.port");
    }
  }
}
