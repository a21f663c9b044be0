package ffe.adapter.liberty;

import ffe.adapter.metrics.MeteredAnalyst;
import ffe.adapter.metrics.MeteredJournal;
import ffe.adapter.metrics.Meters;
import ffe.adapter.store.StoreJournal;
import ffe.decision.Analyst;
import ffe.desk.LaneFactory;
import ffe.market.MarketSource;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.portfolio.Account;
import ffe.risk.RiskGate;
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

/**
 * Builds the parts of a lane from the settings. The account of the tape is main, of a feed its
 * name.
 */
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

  @Resource ManagedExecutorService executor;

  private final Map<String, MeteredJournal> journals = new ConcurrentHashMap<>();

  @Override
  public List<String> sources() {
    return settings.agent().instrument().equals(SettingsReader.RECORDED)
        ? List.of(TAPE, KRAKEN)
        : List.of(KRAKEN);
  }

  @Override
  public String chosen() {
    return settings.market().source();
  }

  @Override
  public String account(String source) {
    return accountOf(source);
  }

  @Override
  public double speed(String source) {
    return source.equals(TAPE) ? settings.market().replaySpeed() : 1;
  }

  @Override
  public LaneSetup make(String name) {
    MarketSource source =
        name.equals(TAPE) ? TapeSource.bundled(settings.market().tapeHistory()) : feeds.kraken();
    Currency currency = new Currency(settings.paper().currency());
    String account = accountOf(name);
    FillModel fills = Rules.fills(settings);
    CycleRules rules = Rules.of(settings);
    Meters meters = new Meters(metrics);
    MeteredJournal journal = journal(name);
    List<Analyst> analysts =
        Strategies.all().stream()
            .filter(a -> settings.ensemble().providers().contains(a.name()))
            .<Analyst>map(a -> new MeteredAnalyst(a, meters))
            .toList();
    return new LaneSetup(
        new Lane(account, source.spec().instrument(), source.id()),
        new Account(account, Account.Mode.PAPER, source.spec().venue(), currency),
        source,
        new PaperVenue(source.spec(), fills),
        analysts.stream().map(Analyst::name).toList(),
        journal.watched(new ManagedPanel(analysts, executor, settings.ensemble().timeout())),
        new RiskGate(rules.policy(), rules.policy().calendar()),
        rules,
        journal,
        new Money(settings.paper().initialBalance(), currency),
        fills.takerFee(),
        settings.agent().autostart(),
        code.get());
  }

  static String accountOf(String source) {
    return source.equals(TAPE) ? "main" : source;
  }

  /** One for each source, since a lane may be made anew at any heartbeat. */
  private MeteredJournal journal(String source) {
    return journals.computeIfAbsent(
        source, name -> new MeteredJournal(store, new Meters(metrics), wall, name));
  }

  /** Wall time of the last cycle that saw a market, in seconds; 0 before the first. */
  long lastSuccess() {
    return journals.values().stream().mapToLong(MeteredJournal::lastSuccess).max().orElse(0);
  }
}
