package ffe.adapter.liberty;

import ffe.adapter.llm.Models;
import ffe.adapter.metrics.MeteredAnalyst;
import ffe.adapter.metrics.MeteredJournal;
import ffe.adapter.metrics.MeteredModel;
import ffe.adapter.metrics.Meters;
import ffe.adapter.store.StoreJournal;
import ffe.adapter.telemetry.CycleLog;
import ffe.adapter.telemetry.CycleTraces;
import ffe.council.Council;
import ffe.council.LanguageModel;
import ffe.council.Seat;
import ffe.decision.Analyst;
import ffe.desk.AccountPlan;
import ffe.desk.LaneFactory;
import ffe.desk.live.LiveEvents;
import ffe.desk.live.LiveJournal;
import ffe.market.Instrument;
import ffe.market.MarketSource;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.portfolio.Account;
import ffe.setting.VenueKeys;
import ffe.simulation.FillModel;
import ffe.simulation.PaperVenue;
import ffe.simulation.TapeSource;
import ffe.strategy.Strategies;
import ffe.trading.CycleJournal;
import ffe.trading.CycleRules;
import ffe.trading.CycleWatch;
import ffe.trading.Lane;
import ffe.trading.LaneSetup;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Builds the parts of an account's lane from the settings. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Lanes implements LaneFactory {

  static final String TAPE = VenueKeys.TAPE;

  @Inject Settings settings;

  @Inject StoreJournal store;

  @Inject CodeVersion code;

  @Inject MetricRegistry metrics;

  @Inject Clock wall;

  @Inject Feeds feeds;

  @Inject Gauges gauges;

  @Resource ManagedExecutorService executor;

  @Inject OpenTelemetry telemetry;

  @Inject LiveEvents live;

  @Inject Models models;

  @Inject QuestDbWiring questDb;

  private CycleLog log;

  private final Map<String, MeteredJournal> journals = new ConcurrentHashMap<>();
  private final Map<String, CycleTraces> traces = new ConcurrentHashMap<>();

  @PostConstruct
  void begin() {
    log = new CycleLog(new LiveJournal(store, live));
  }

  @Override
  public List<String> sources() {
    return VenueKeys.sources();
  }

  @Override
  public AccountPlan configured() {
    String source = settings.market().source();
    return new AccountPlan(
        source.equals(TAPE) ? "main" : source,
        source,
        settings.agent().watchlist(),
        new Money(settings.paper().initialBalance(), new Currency(settings.paper().currency())));
  }

  @Override
  public double speed(String source) {
    return source.equals(TAPE) ? settings.market().replaySpeed() : 1;
  }

  @Override
  public void check(AccountPlan plan) {
    if (!sources().contains(plan.source())) {
      throw new IllegalArgumentException("source is one of " + String.join(", ", sources()));
    }
    if (plan.source().equals(TAPE)
        && !plan.instruments().equals(List.of(SettingsReader.RECORDED))) {
      throw new IllegalArgumentException("the tape has " + SettingsReader.RECORDED + " only");
    }
    Currency currency = VenueKeys.currency(plan.source());
    if (!plan.deposit().currency().equals(currency)) {
      throw new IllegalArgumentException(
          "only pairs in " + currency + " are traded, such as BTC-" + currency);
    }
  }

  @Override
  public void opened(AccountPlan plan) {
    gauges.of(plan);
  }

  @Override
  public void archived(AccountPlan plan) {
    gauges.forget(plan);
    journals.remove(plan.name());
    traces.remove(plan.name());
  }

  @Override
  public List<LaneSetup> make(AccountPlan plan) {
    PaperVenue.Funds funds = new PaperVenue.Funds();
    List<LaneSetup> made = new ArrayList<>();
    try {
      for (Instrument instrument : plan.instruments()) {
        made.add(make(plan, instrument, funds));
      }
    } catch (RuntimeException e) {
      made.forEach(parts -> parts.source().close());
      throw e;
    }
    return made;
  }

  private LaneSetup make(AccountPlan plan, Instrument instrument, PaperVenue.Funds funds) {
    String name = plan.source();
    String account = plan.name();
    MarketSource source =
        questDb.watched(
            name.equals(TAPE)
                ? TapeSource.bundled(settings.market().tapeHistory())
                : feeds.live(name, instrument));
    FillModel fills = Rules.fills(settings);
    CycleRules rules = Rules.of(settings);
    Meters meters = new Meters(metrics);
    MeteredJournal journal = journal(account, name);
    List<Analyst> analysts =
        Strategies.offered().stream()
            .filter(a -> settings.ensemble().providers().contains(a.name()))
            .<Analyst>map(a -> new MeteredAnalyst(a, meters))
            .map(a -> traces(account).map(t -> t.watched(a)).orElse(a))
            .toList();
    Optional<Council> council =
        new Seats(settings, executor)
            .council(
                models.present(),
                model ->
                    traces(account)
                        .<LanguageModel>map(t -> t.watched(new MeteredModel(model, meters)))
                        .orElseGet(() -> new MeteredModel(model, meters)));
    LaneSetup.VenueFactory venue = new PaperVenue(source.spec(), fills, funds);
    return new LaneSetup(
        new Lane(account, source.spec().instrument(), source.id()),
        new Account(account, Account.Mode.PAPER, source.spec().venue(), plan.deposit().currency()),
        source,
        traces(account).map(t -> t.watched(venue)).orElse(venue),
        voters(analysts, council),
        journal.watched(
            log.watched(
                account, new ManagedPanel(analysts, executor, settings.ensemble().timeout()))),
        settings.hardLimits(),
        rules,
        journal,
        plan.deposit(),
        fills.takerFee(),
        settings.agent().autostart(),
        code.get(),
        traces(account).<CycleWatch>map(t -> t).orElse(CycleWatch.NOBODY),
        council);
  }

  private static List<String> voters(List<Analyst> analysts, Optional<Council> council) {
    Stream<String> seats =
        council.stream().flatMap(c -> c.seating().seats().stream()).map(Seat::provider);
    return Stream.concat(analysts.stream().map(Analyst::name), seats).sorted().toList();
  }

  /** Empty unless somebody wants them: then nothing stands in a cycle's way. */
  private Optional<CycleTraces> traces(String account) {
    return settings.operation().traces()
        ? Optional.of(
            traces.computeIfAbsent(
                account, name -> new CycleTraces(telemetry.getTracer("ffe"), wall, name)))
        : Optional.empty();
  }

  /** One for each account, since a lane may be made anew at any heartbeat. */
  private MeteredJournal journal(String account, String source) {
    CycleJournal told = traces(account).map(t -> t.watched((CycleJournal) log)).orElse(log);
    return journals.computeIfAbsent(
        account, name -> new MeteredJournal(told, new Meters(metrics), wall, source));
  }

  /** Wall time of the last cycle that saw a market, in seconds; 0 before the first. */
  long lastSuccess() {
    return journals.values().stream().mapToLong(MeteredJournal::lastSuccess).max().orElse(0);
  }
}
