package ffe.backtest;

import ffe.decision.Analyst;
import ffe.market.Instrument;
import ffe.market.MarketSource;
import ffe.market.Timeframe;
import ffe.money.Money;
import ffe.portfolio.Margin;
import ffe.simulation.FillModel;
import ffe.trading.CycleRules;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a run depends on, but the code.
 *
 * @param account name of the account that trades; part of every decision's id
 * @param markets what is traded, 1 to {@link #MARKETS_MAX}, each instrument once; kept in the order
 *     of their instruments
 * @param analysts who is asked
 * @param deposit in the quote currency of all instruments
 * @param liftAfter after how long an admin lifts a halt that only an admin ends, and starts again;
 *     empty for never
 * @param models who is asked besides; empty for rules alone
 * @param margin the terms of a margin account; empty for a cash account
 */
public record BacktestPlan(
    String account,
    List<Market> markets,
    List<Analyst> analysts,
    CycleRules rules,
    Money deposit,
    Optional<Duration> liftAfter,
    Optional<ModelPanel> models,
    Optional<Margin> margin) {

  /** Instruments of one account. */
  public static final int MARKETS_MAX = 20;

  /**
   * One instrument.
   *
   * @param source a recording, read from its start
   * @param fills what trading it costs
   */
  public record Market(MarketSource source, FillModel fills) {

    public Market {
      if (!source.isRecorded()) {
        throw new IllegalArgumentException(source.id() + " is a feed; a run needs a recording");
      }
    }

    public Instrument instrument() {
      return source.spec().instrument();
    }

    private Market apart() {
      return new Market(
          source
              .another()
              .orElseThrow(() -> new IllegalStateException(source.id() + " has one reader")),
          fills);
    }

    /** How long the shortest candles are that are kept of it. */
    Timeframe stride() {
      return source.bars().orElse(Timeframe.M1);
    }
  }

  /** Of one instrument. */
  public BacktestPlan(
      String account,
      MarketSource source,
      FillModel fills,
      List<Analyst> analysts,
      CycleRules rules,
      Money deposit,
      Optional<Duration> liftAfter) {
    this(account, List.of(new Market(source, fills)), analysts, rules, deposit, liftAfter);
  }

  /** Of rules alone, with a cash account. */
  public BacktestPlan(
      String account,
      List<Market> markets,
      List<Analyst> analysts,
      CycleRules rules,
      Money deposit,
      Optional<Duration> liftAfter) {
    this(account, markets, analysts, rules, deposit, liftAfter, Optional.empty(), Optional.empty());
  }

  public BacktestPlan {
    analysts = List.copyOf(analysts);
    markets = markets.stream().sorted(Comparator.comparing(Market::instrument)).toList();
    if (analysts.isEmpty() && models.isEmpty()) {
      throw new IllegalArgumentException("a run asks at least one analyst");
    }
    if (liftAfter.filter(d -> d.compareTo(Duration.ofDays(1)) < 0).isPresent()) {
      throw new IllegalArgumentException("a halt is lifted after a day or more: " + liftAfter);
    }
    check(markets, deposit);
  }

  private static void check(List<Market> markets, Money deposit) {
    List<Instrument> instruments = markets.stream().map(Market::instrument).toList();
    if (markets.isEmpty() || markets.size() > MARKETS_MAX) {
      throw new IllegalArgumentException(
          "a run trades 1 to " + MARKETS_MAX + " instruments, not " + markets.size());
    }
    if (instruments.stream().distinct().count() < instruments.size()) {
      throw new IllegalArgumentException("each instrument once: " + Instrument.names(instruments));
    }
    for (Instrument instrument : instruments) {
      if (!deposit.currency().equals(instrument.quote())) {
        throw new IllegalArgumentException(
            "a deposit of " + deposit + " does not buy " + instrument);
      }
    }
    if (markets.stream().map(market -> market.source().bars()).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "recordings of one run are all of trades, or all of candles of one length: "
              + markets.stream().map(market -> market.source().description()).toList());
    }
  }

  /** The same that asks models, too. */
  public BacktestPlan with(ModelPanel panel) {
    return new BacktestPlan(
        account, markets, analysts, rules, deposit, liftAfter, Optional.of(panel), margin);
  }

  /** The same with a margin account, or a cash account where there are no terms. */
  public BacktestPlan on(Optional<Margin> terms) {
    return new BacktestPlan(account, markets, analysts, rules, deposit, liftAfter, models, terms);
  }

  /** The same over recordings of its own, to be run while this one runs. */
  public BacktestPlan apart() {
    return new BacktestPlan(
        account,
        markets.stream().map(Market::apart).toList(),
        analysts,
        rules,
        deposit,
        liftAfter,
        models,
        margin);
  }

  /** In their order. */
  public List<Instrument> instruments() {
    return markets.stream().map(Market::instrument).toList();
  }

  Market market(Instrument instrument) {
    return markets.stream()
        .filter(market -> market.instrument().equals(instrument))
        .findFirst()
        .orElseThrow();
  }
}
