package ffe.adapter.liberty;

import ffe.adapter.jwt.TokenRules;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.venue.feed.Addresses;
import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueLogins;
import ffe.desk.AccountPlan;
import ffe.desk.access.DoorPolicy;
import ffe.desk.keeping.CandleRoll;
import ffe.desk.keeping.OldRows;
import ffe.desk.keeping.Retention;
import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.setting.AccessKeys;
import ffe.setting.Counting;
import ffe.setting.EnsembleKeys;
import ffe.setting.Key;
import ffe.setting.Keys;
import ffe.setting.OperationKeys;
import ffe.setting.RedisPlace;
import ffe.setting.Refusal;
import ffe.setting.Secret;
import ffe.setting.Source;
import ffe.setting.TickKeys;
import ffe.setting.VenueKeys;
import java.math.BigDecimal;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the settings out of what was given for each key. */
final class SettingsReader {

  /** What the bundled recording has. */
  static final Instrument RECORDED = Instrument.of("BTC-USD");

  private final Source source;

  SettingsReader(Source source) {
    this.source = source;
  }

  Settings read() {
    // read by the server itself; known here so that they are shown and spelt right
    source.find(Keys.DB_URL);
    source.find(Keys.DB_USER);
    source.secret(Keys.DB_PASSWORD);
    source.get(OperationKeys.LOG_FORMAT);
    source.get(OperationKeys.LOG_LEVEL);
    return new Settings(
        source.get(Keys.DATA_DIR),
        new Settings.Http(
            source.get(Keys.HOST), source.get(Keys.PORT), source.get(AccessKeys.PROXIES)),
        market(),
        paper(),
        agent(),
        ensemble(),
        source.get(Keys.DAY_STARTS),
        source.get(Keys.HARD_LIMITS),
        venues(),
        logins(),
        VendorWiring.vendors(source),
        ModelWiring.endpoints(source),
        access(),
        new Settings.Metrics(source.get(Keys.AMOUNTS)),
        backup(),
        new Settings.Operation(
            source.find(OperationKeys.OTLP).isPresent(),
            source.secret(OperationKeys.SENTRY),
            source.get(OperationKeys.ENVIRONMENT),
            source.get(OperationKeys.DEMO)),
        new Settings.Redis(
            source
                .secret(OperationKeys.REDIS)
                .map(secret -> RedisPlace.of(secret.reveal()).orElseThrow()),
            source.get(OperationKeys.REDIS_PREFIX)),
        QuestDbWiring.place(source),
        new Settings.Ticks(
            source.get(TickKeys.TICKS),
            Duration.ofDays(source.get(TickKeys.DAYS)),
            (long) source.get(TickKeys.QUEUE) << 20),
        new Settings.Https(
            source.get(OperationKeys.HTTPS_PORT),
            source.find(OperationKeys.KEYSTORE),
            source.secret(OperationKeys.KEYSTORE_PASSWORD),
            source.find(OperationKeys.CERTIFICATE),
            source.find(OperationKeys.CERTIFICATE_KEY),
            source.get(OperationKeys.HOSTS)),
        retention(),
        new CandleRoll.Compression(
            Optional.of(source.get(OperationKeys.COMPRESSION_DAYS))
                .filter(days -> days > 0)
                .map(Duration::ofDays)),
        new Settings.Cold(
            source.find(OperationKeys.COLD_FOLDER),
            source.find(OperationKeys.COLD_DAYS).map(Duration::ofDays)),
        new Settings.Audit(
            source
                .find(OperationKeys.ANCHOR_FILE)
                .orElse(source.get(Keys.DATA_DIR).resolve("anchors")),
            source.find(OperationKeys.ANCHOR_URL)),
        new Settings.Backtests(
            source.get(OperationKeys.BACKTESTS_PARALLEL),
            source.get(OperationKeys.BACKTESTS_CANDLES),
            source.get(OperationKeys.BACKTESTS_QUEUE),
            Duration.ofMinutes(source.get(OperationKeys.BACKTESTS_MINUTES)),
            Duration.ofDays(source.get(OperationKeys.BACKTESTS_DAYS)),
            source.get(OperationKeys.BACKTESTS_BUDGET)));
  }

  private Retention.Ages retention() {
    Map<OldRows.Kind, Duration> ages = new EnumMap<>(OldRows.Kind.class);
    ages.put(OldRows.Kind.CANDLES, Duration.ofDays(source.get(OperationKeys.CANDLES_DAYS)));
    source
        .find(OperationKeys.IMPORTS_DAYS)
        .ifPresent(days -> ages.put(OldRows.Kind.IMPORTS, Duration.ofDays(days)));
    return new Retention.Ages(ages, Duration.ofDays(source.get(OperationKeys.DECISIONS_DAYS)));
  }

  private Settings.Access access() {
    return new Settings.Access(
        source.secret(AccessKeys.ADMIN_KEY),
        source.secret(AccessKeys.PEPPER),
        new DoorPolicy(
            source.get(AccessKeys.RATE),
            source.get(AccessKeys.BURST),
            source.get(AccessKeys.ORIGINS)),
        tokens());
  }

  /** Nothing of it is right without the rest: half of it would let in whom nobody meant. */
  private Optional<TokenRules> tokens() {
    Optional<String> issuer = source.find(AccessKeys.TOKEN_ISSUER);
    List<String> audiences = source.get(AccessKeys.TOKEN_AUDIENCES);
    Optional<URI> keySet = source.find(AccessKeys.TOKEN_KEY_SET);
    Optional<PublicKey> key = source.find(AccessKeys.TOKEN_KEY);
    String claim = source.get(AccessKeys.ROLE_CLAIM);
    if (issuer.isEmpty()) {
      if (!audiences.isEmpty() || keySet.isPresent() || key.isPresent()) {
        throw new Refusal("ffe.jwt.issuer", "", "who signs the tokens of the other ffe.jwt.*");
      }
      return Optional.empty();
    }
    if (audiences.isEmpty()) {
      throw new Refusal("ffe.jwt.audience", "", "a name that tokens for this engine carry");
    }
    if (keySet.isPresent() == key.isPresent()) {
      throw new Refusal(
          "ffe.jwt.jwks-url",
          keySet.map(URI::toString).orElse(""),
          "an address, or else ffe.jwt.public-key; one of the two");
    }
    return Optional.of(new TokenRules(issuer.get(), audiences, keySet, key, claim));
  }

  private Settings.Backup backup() {
    return new Settings.Backup(
        source.get(Keys.BACKUP_DAILY),
        source.get(Keys.BACKUP_AT),
        source.get(Keys.BACKUP_KEEP),
        source.find(Keys.BACKUP_DIR).orElse(source.get(Keys.DATA_DIR).resolve("backups")),
        source.find(Keys.RESTORE_FROM));
  }

  private Settings.Market market() {
    return new Settings.Market(
        source.get(Keys.MARKET),
        source.get(Keys.REPLAY_SPEED),
        Duration.ofHours(source.get(Keys.TAPE_HISTORY)),
        source.get(Keys.OUTLIER));
  }

  private VenueAddresses venues() {
    return new VenueAddresses(
        VenueKeys.live().stream()
            .collect(
                Collectors.toMap(
                    VenueKeys.Live::source,
                    live ->
                        new Addresses(
                            source.get(live.rest()),
                            source.get(live.stream()),
                            live.trading().map(source::get)))));
  }

  /** Half of a login is none, and the source that is begun with wants all of it. */
  private VenueLogins logins() {
    Map<String, List<Secret>> given = new TreeMap<>();
    for (VenueKeys.Live live : VenueKeys.live()) {
      List<Secret> login = live.login().stream().flatMap(k -> source.secret(k).stream()).toList();
      boolean isWanted = source.get(Keys.MARKET).equals(live.source()) || !login.isEmpty();
      if (isWanted && login.size() < live.login().size()) {
        Key<Secret> lacking =
            live.login().stream().filter(k -> source.secret(k).isEmpty()).findFirst().orElseThrow();
        throw new Refusal(lacking.name(), "", "text: " + lacking.meaning());
      }
      given.put(live.source(), login);
    }
    return new VenueLogins(given);
  }

  private Currency currency() {
    return VenueKeys.currency(source.get(Keys.MARKET));
  }

  private Settings.Paper paper() {
    String code = currency().code();
    String allowed = code + ", which is what " + source.get(Keys.MARKET) + " trades in";
    return new Settings.Paper(
        source.get(Keys.BALANCE),
        source
            .get(Keys.CURRENCY.otherwise(code).within(allowed, code::equalsIgnoreCase))
            .toUpperCase(Locale.ROOT),
        source.get(fee(Keys.MAKER_FEE)),
        source.get(fee(Keys.TAKER_FEE)),
        source.get(Keys.SLIPPAGE),
        Duration.ofMillis(source.get(Keys.LATENCY)),
        source.get(Keys.ACCOUNT_TYPE));
  }

  private Key<BigDecimal> fee(Key<BigDecimal> key) {
    return VenueKeys.isWithoutFee(source.get(Keys.MARKET)) ? key.otherwise("0") : key;
  }

  private Settings.Agent agent() {
    source.get(Keys.APPROVAL);
    boolean onTape = source.get(Keys.MARKET).equals(VenueKeys.TAPE);
    return new Settings.Agent(
        watchlist(onTape),
        source.get(Keys.CYCLE),
        source.get(Keys.AUTOSTART.otherwise(Boolean.toString(onTape))));
  }

  /** What no account can trade is refused here, not at its start. */
  private List<Instrument> watchlist(boolean onTape) {
    String allowed =
        onTape
            ? "BTC-USD, which is what the tape has"
            : "1 to "
                + AccountPlan.INSTRUMENTS_MAX
                + " pairs in USD, such as ".replace("USD", currency().code())
                + String.join(",", VenueKeys.pairs(source.get(Keys.MARKET)));
    List<String> names =
        source.get(
            Keys.WATCHLIST
                .otherwise(VenueKeys.pair(source.get(Keys.MARKET)))
                .within(allowed, list -> isTraded(pairs(list), onTape, currency())));
    return pairs(names).stream().flatMap(Optional::stream).distinct().sorted().toList();
  }

  private static List<Optional<Instrument>> pairs(List<String> names) {
    return names.stream().map(Instrument::parse).toList();
  }

  private static boolean isTraded(
      List<Optional<Instrument>> pairs, boolean onTape, Currency currency) {
    return !pairs.isEmpty()
        && pairs.size() <= AccountPlan.INSTRUMENTS_MAX
        && pairs.stream()
            .allMatch(
                pair ->
                    pair.filter(p -> onTape ? p.equals(RECORDED) : p.quote().equals(currency))
                        .isPresent());
  }

  private Settings.Ensemble ensemble() {
    List<String> askable =
        ModelWiring.endpoints(source).stream()
            .filter(Endpoint::isPriced)
            .map(e -> e.vendor().id())
            .toList();
    List<String> providers = named(Keys.analysts());
    source.get(
        EnsembleKeys.PROVIDERS.within(
            "at least one who can be asked: a rule, or a model with its key and price",
            names -> !isNobody(names, askable)));
    List<String> models = named(askable);
    int most = providers.size() + models.size();
    int quorum =
        source.get(EnsembleKeys.QUORUM.within("a whole number from 1 to " + most, q -> q <= most));
    return new Settings.Ensemble(
        Counting.of(source, source.get(EnsembleKeys.STRATEGY), models, quorum),
        providers,
        models,
        Duration.ofSeconds(source.get(EnsembleKeys.TIMEOUT)),
        source.get(EnsembleKeys.BUDGET));
  }

  private List<String> lower(Key<List<String>> key) {
    return source.get(key).stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
  }

  private static boolean isNobody(List<String> names, List<String> askable) {
    List<String> lower = names.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    return Keys.analysts().stream().noneMatch(lower::contains)
        && askable.stream().noneMatch(lower::contains);
  }

  /** Those of them that are to be asked, in their order. */
  private List<String> named(List<String> of) {
    List<String> named = lower(EnsembleKeys.PROVIDERS);
    return of.stream().filter(named::contains).toList();
  }
}
