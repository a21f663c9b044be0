package ffe.adapter.liberty;

import ffe.adapter.metrics.MeteredAnalyst;
import ffe.adapter.metrics.MeteredJournal;
import ffe.adapter.metrics.Meters;
import ffe.adapter.store.StoreJournal;
import ffe.decision.Analyst;
import ffe.desk.AccountPlan;
import ffe.desk.LaneFactory;
import ffe.market.MarketSource;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.portfolio.Account;
import ffe.simulation.FillModel;
import ffe.simulation.PaperVenue;
import ffe.simulation.TapeSource;
import ffe.strategy.Strategies;
import ffe.trading.CycleRules;
import ffe.trading.Lane;
import ffe.trading.LaneSetup;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Builds the parts of an account's lane from the settings. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Lanes implements LaneFactory {

  static final String TAPE = "tape";
  static final String KRAKEN = "kraken";

  @Inject Settings settings;

  @Inject StoreJournal store;

  @Inject CodeVersion code;

  @Inject MetricRegistry metrics;

  @Inject Clock wall;

  @Inject Feeds feeds;

  @Inject Gauges gauges;

  @Resource ManagedExecutorService executor;

  private final Map<String, MeteredJournal> journals = new ConcurrentHashMap<>();

  @Override
  public List<String> sources() {
    return List.of(TAPE, KRAKEN);
  }

  @Override
  public AccountPlan configured() {
    String source = settings.market().source();
    return new AccountPlan(
        source.equals(TAPE) ? "main" : source,
        source,
        settings.agent().instrument(),
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
    if (plan.source().equals(TAPE) && !plan.instrument().equals(SettingsReader.RECORDED)) {
      throw new IllegalArgumentException("the tape has " + SettingsReader.RECORDED + " only");
    }
    if (!plan.instrument().quote().equals(Currency.USD)) {
      throw new IllegalArgumentException("a pair in USD, such as BTC-USD");
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
    feeds.forget(plan.name());
  }

  @Override
  public LaneSetup make(AccountPlan plan) {
    String name = plan.source();
    String account = plan.name();
    MarketSource source =
        name.equals(TAPE)
            ? TapeSource.bundled(settings.market().tapeHistory())
            : feeds.kraken(account, plan.instrument());
    FillModel fills = Rules.fills(settings);
    CycleRules rules = Rules.of(settings);
    Meters meters = new Meters(metrics);
    MeteredJournal journal = journal(account, name);
    List<Analyst> analysts =
        Strategies.all().stream()
            .filter(a -> settings.ensemble().providers().contains(a.name()))
            .<Analyst>map(a -> new MeteredAnalyst(a, meters))
            .toList();
    return new LaneSetup(
        new Lane(account, source.spec().instrument(), source.id()),
        new Account(account, Account.Mode.PAPER, source.spec().venue(), plan.deposit().currency()),
        source,
        new PaperVenue(source.spec(), fills),
        analysts.stream().map(Analyst::name).toList(),
        journal.watched(new ManagedPanel(analysts, executor, settings.ensemble().timeout())),
        settings.hardLimits(),
        rules,
        journal,
        plan.deposit(),
        fills.takerFee(),
        settings.agent().autostart(),
        code.get());
  }

  /** One for each account, since a lane may be made anew at any heartbeat. */
  private MeteredJournal journal(String account, String source) {
    return journals.computeIfAbsent(
        account, name -> new MeteredJournal(store, new Meters(metrics), wall, source));
  }

  /** Wall time of the last cycle that saw a market, in seconds; 0 before the first. */
  long lastSuccess() {
    return journals.values().stream().mapToLong(MeteredJournal::lastSuccess).max().orElse(0);
  }
}
