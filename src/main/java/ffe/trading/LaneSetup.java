package ffe.trading;

import ffe.council.Council;
import ffe.council.Seat;
import ffe.execution.Broker;
import ffe.market.MarketData;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.order.Order;
import ffe.portfolio.Account;
import ffe.portfolio.Ledger;
import ffe.risk.RiskBounds;
import ffe.strategy.Strategies;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a lane is made of.
 *
 * @param analysts names of those the panel asks, sorted
 * @param bounds beyond which no policy is in force
 * @param rules with the policy the account begins with
 * @param deposit what the account's books are opened with, once; all its lanes share them
 * @param takerFee what sizing reckons with
 * @param watch is told how far each cycle has come
 * @param council the models that are asked; empty where none has a seat
 * @param isSketch whether a cycle of the agent that comes to nothing leaves no record: for
 *     searches, whose find is run again whole
 */
public record LaneSetup(
    Lane lane,
    Account account,
    MarketSource source,
    VenueFactory venues,
    List<String> analysts,
    AnalystPanel panel,
    RiskBounds bounds,
    CycleRules rules,
    CycleJournal journal,
    Money deposit,
    Bps takerFee,
    boolean autostart,
    String codeVersion,
    CycleWatch watch,
    Optional<Council> council,
    boolean isSketch) {

  /** With a record of every cycle. */
  public LaneSetup(
      Lane lane,
      Account account,
      MarketSource source,
      VenueFactory venues,
      List<String> analysts,
      AnalystPanel panel,
      RiskBounds bounds,
      CycleRules rules,
      CycleJournal journal,
      Money deposit,
      Bps takerFee,
      boolean autostart,
      String codeVersion,
      CycleWatch watch,
      Optional<Council> council) {
    this(
        lane,
        account,
        source,
        venues,
        analysts,
        panel,
        bounds,
        rules,
        journal,
        deposit,
        takerFee,
        autostart,
        codeVersion,
        watch,
        council,
        false);
  }

  /** With nobody watching and no models. */
  public LaneSetup(
      Lane lane,
      Account account,
      MarketSource source,
      VenueFactory venues,
      List<String> analysts,
      AnalystPanel panel,
      RiskBounds bounds,
      CycleRules rules,
      CycleJournal journal,
      Money deposit,
      Bps takerFee,
      boolean autostart,
      String codeVersion) {
    this(
        lane,
        account,
        source,
        venues,
        analysts,
        panel,
        bounds,
        rules,
        journal,
        deposit,
        takerFee,
        autostart,
        codeVersion,
        CycleWatch.NOBODY,
        Optional.empty());
  }

  /** Whether one of the analysts looks at a second instrument. */
  boolean looksBeside() {
    return analysts.stream().anyMatch(Strategies::looksBeside);
  }

  /** What is journaled of the account that has these lanes; empty when none of them ever ran. */
  public static Optional<AccountSnapshot> journaled(List<LaneSetup> setups) {
    return setups.get(0).journal().load(setups.stream().map(LaneSetup::lane).toList());
  }

  /** What a change of the policy must keep to. */
  public AgentPolicy.Frame frame() {
    return new AgentPolicy.Frame(
        bounds,
        analysts,
        council.stream()
            .flatMap(models -> models.seating().seats().stream())
            .map(Seat::provider)
            .toList());
  }

  /** Makes the broker of a lane once its books are known. */
  public interface VenueFactory {

    /**
     * @param sent orders that work at the venue, and those that were claimed for sending and of
     *     which no answer is known
     */
    Venue open(Ledger ledger, List<Order> sent, MarketData market);
  }

  /**
   * A broker and, where it is simulated, the ear with which it hears the market.
   *
   * @param ear does nothing for a real venue
   */
  public record Venue(Broker broker, Consumer<MarketEvent> ear) {}
}
