package ffe.cli.doctor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The engine that runs. */
final class EngineChecks {

  static final List<Check> ALL =
      List.of(
          EngineChecks::reachable,
          EngineChecks::ready,
          EngineChecks::clock,
          EngineChecks::key,
          EngineChecks::role,
          EngineChecks::breakers,
          EngineChecks::questDb,
          EngineChecks::ticks,
          EngineChecks::chain,
          EngineChecks::anchors,
          onStatus(EngineChecks::trouble),
          onStatus(EngineChecks::passive),
          onStatus(EngineChecks::market),
          onStatus(EngineChecks::halted),
          onStatus(EngineChecks::unknownOrders),
          onStatus(EngineChecks::unprotected));

  private static final Duration SKEW_MAX = Duration.ofSeconds(5);
  private static final List<String> ROLES = List.of("viewer", "trader", "admin");
  private static final String CHAIN = "/api/v1/audit/chain";
  private static final String STATUS = "/api/v1/status";

  private EngineChecks() {}

  private static Check onStatus(Function<Engine.Answer, Stream<Finding>> look) {
    return site -> site.engine().get(STATUS).filter(Engine.Answer::isOk).stream().flatMap(look);
  }

  private static Stream<Finding> reachable(Site site) {
    Optional<Engine.Answer> live = site.engine().get("/live");
    if (live.isPresent() && !live.get().text("alive").equals("true")) {
      return Check.when(
          true,
          "NOT_THE_ENGINE",
          "what answers at " + site.url() + " is not the engine (" + live.get().status() + ")",
          "the key would be told to a stranger",
          "correct FFE_URL, or end the program that has the engine's port");
    }
    return Check.when(
        live.isEmpty(),
        "ENGINE_UNREACHABLE",
        "nobody answers at " + site.url(),
        "nothing trades and nothing is protected by this engine",
        "start it (mvn), or set FFE_URL to where it is");
  }

  private static Stream<Finding> ready(Site site) {
    return site.engine().get("/ready").stream()
        .filter(a -> a.status() == 503)
        .map(
            a ->
                new Finding(
                    "ENGINE_NOT_READY",
                    "the engine is not ready: " + a.text("reason"),
                    "it does not trade until it is",
                    "wait a minute; then look into its log and at the database"));
  }

  private static Stream<Finding> clock(Site site) {
    return site.engine().get("/live").stream()
        .flatMap(a -> time(a.date()).stream())
        .map(there -> Duration.between(there, site.clock().instant()).abs())
        .filter(skew -> skew.compareTo(SKEW_MAX) > 0)
        .map(
            skew ->
                new Finding(
                    "CLOCKS_DIFFER",
                    "this clock and the engine's differ by " + skew.toSeconds() + " s",
                    "times in records, links and limits mean other moments",
                    "let both machines keep time: timedatectl set-ntp true"));
  }

  private static Optional<Instant> time(String header) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Stream<Finding> key(Site site) {
    boolean denied = site.engine().get(STATUS).filter(a -> a.status() == 401).isPresent();
    return Check.when(
        denied,
        site.hasKey() ? "KEY_WRONG" : "KEY_MISSING",
        site.hasKey() ? "the engine does not know this key" : "no key was given",
        "without a key the engine tells and does nothing",
        "set FFE_API_KEY or --key-file; an admin makes one with: ffe key create NAME");
  }

  private static Stream<Finding> role(Site site) {
    return site.engine().get("/api/v1/keys/self").filter(Engine.Answer::isOk).stream()
        .map(a -> a.text("role").toLowerCase(java.util.Locale.ROOT))
        .filter(has -> ROLES.indexOf(has) < ROLES.indexOf(site.role()))
        .map(
            has ->
                new Finding(
                    "KEY_TOO_LOW",
                    "the key is good for a " + has + ", not for a " + site.role(),
                    "commands of a " + site.role() + " will be refused",
                    "an admin makes one with: ffe key create NAME --role " + site.role()));
  }

  private static Stream<Finding> breakers(Site site) {
    return site.engine().get("/api/v1/health").filter(Engine.Answer::isOk).stream()
        .flatMap(a -> a.member().apply("circuit_breakers").stream())
        .flatMap(found -> found instanceof Map<?, ?> map ? map.entrySet().stream() : Stream.of())
        .filter(e -> !"closed".equals(e.getValue()))
        .map(
            e ->
                new Finding(
                    "BREAKER_OPEN",
                    "the circuit breaker of " + e.getKey() + " is " + e.getValue(),
                    "it failed repeatedly and is not asked for a while",
                    "see whether it can be reached from here; the breaker closes by itself"));
  }

  private static Stream<Finding> questDb(Site site) {
    return site.engine().get("/api/v1/health").filter(Engine.Answer::isOk).stream()
        .map(a -> a.text("components.questdb"))
        .filter(words -> words.startsWith("behind"))
        .map(
            words ->
                new Finding(
                    "QUESTDB_BEHIND",
                    "QuestDB is " + words,
                    "it lacks what happens meanwhile; nothing else is touched",
                    "put it right (ffe.questdb.url); signals and executions follow by themselves"));
  }

  private static Stream<Finding> ticks(Site site) {
    return site.engine().get("/api/v1/health").filter(Engine.Answer::isOk).stream()
        .map(a -> a.text("components.ticks"))
        .filter(words -> words.startsWith("behind") || words.contains("dropped"))
        .map(
            words ->
                new Finding(
                    "TICKS_BEHIND",
                    "keeping ticks is " + words,
                    "what waits is stored when the database takes it; what was dropped is missing",
                    "put the database right, or keep fewer (ffe.market.ticks)"));
  }

  /** Admins only are told of it. */
  private static Stream<Finding> chain(Site site) {
    return site.engine().get(CHAIN).filter(Engine.Answer::isOk).stream()
        .filter(a -> a.text("last.consistent").equals("false"))
        .map(
            a ->
                new Finding(
                    "CHAIN_NOT_CONSISTENT",
                    "the audit chain: " + a.text("last.words"),
                    "something that was journaled is not what was written",
                    "look at the page Audit; it names the places; keep a backup before anything"));
  }

  private static Stream<Finding> anchors(Site site) {
    return site.engine().get(CHAIN).filter(Engine.Answer::isOk).stream()
        .flatMap(a -> Stream.of(a.text("anchors.trouble"), a.text("anchors.post_trouble")))
        .filter(why -> !why.isEmpty() && !why.equals("null"))
        .map(
            why ->
                new Finding(
                    "CHAIN_NOT_ANCHORED",
                    "anchors of the audit chain: " + why,
                    "what is changed since the last anchor may go unseen",
                    "put it right (ffe.audit.anchor-file, ffe.audit.anchor-url); it is tried again"));
  }

  private static Stream<Finding> trouble(Engine.Answer status) {
    String trouble = status.text("detail.trouble");
    return Check.when(
        !trouble.isEmpty(),
        "ENGINE_IN_TROUBLE",
        "the engine says: " + trouble,
        "it does not trade until that is over",
        "put the cause right; the engine tries again by itself");
  }

  private static Stream<Finding> passive(Engine.Answer status) {
    return Check.when(
        status.text("detail.holder").equals("false") && status.text("detail.trouble").isEmpty(),
        "ENGINE_PASSIVE",
        "another engine trades on this database: " + status.text("detail.lease_note"),
        "this one only shows, and takes no commands",
        "ask the other one, or stop it: this one takes over within seconds");
  }

  private static Stream<Finding> market(Engine.Answer status) {
    String feed = status.text("detail.feed");
    boolean stale = status.text("detail.data_stale").equals("true");
    return Check.when(
        stale || !(feed.equals("LIVE") || feed.equals("ENDED")),
        "MARKET_STALE",
        "market data: " + feed + " " + status.text("detail.feed_reason"),
        "on old prices the gate denies every entry",
        "see whether the venue can be reached; the feed connects again by itself");
  }

  private static Stream<Finding> halted(Engine.Answer status) {
    String agent = status.text("detail.agent");
    String reason =
        Stream.of(status.text("detail.halt_reason"), status.text("detail.agent_reason"))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("no reason given");
    return Check.when(
        agent.equals("HALTED") || !status.text("detail.halt_reason").isEmpty(),
        "AGENT_HALTED",
        "the agent is " + agent + ": " + reason,
        "no new risk is taken; protection stays",
        "read why; then an admin may: ffe lift, and: ffe start");
  }

  private static Stream<Finding> unknownOrders(Engine.Answer status) {
    String count = status.text("detail.orders_unknown");
    return Check.when(
        !count.isEmpty() && !count.equals("0"),
        "ORDERS_UNKNOWN",
        "of " + count + " orders it is not known what became of them",
        "nothing is sent again until it is known",
        "wait for reconciliation; else look at the venue and at: ffe orders");
  }

  private static Stream<Finding> unprotected(Engine.Answer status) {
    return Check.when(
        status.text("detail.unprotected").equals("true"),
        "POSITION_UNPROTECTED",
        "a position has no working stop",
        "a loss has no bound",
        "look at: ffe positions; sell everything with: ffe stop --flatten");
  }
}
