package ffe.council;

import ffe.money.Money;
import ffe.money.Percent;
import ffe.money.Price;
import ffe.observation.Holding;
import ffe.portfolio.RoundTrip;
import ffe.risk.KillSwitch.Halt;
import ffe.risk.RiskInputs;
import ffe.risk.RiskPolicy;
import ffe.risk.RiskState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Account, limits, costs and outcomes as a prompt tells them. */
final class AccountWords {

  private static final String UNKNOWN = "not known";

  private final Situation situation;
  private final RiskInputs risk;
  private final RiskPolicy policy;
  private final Decimals decimals;

  AccountWords(Situation situation) {
    this.situation = situation;
    this.risk = situation.risk();
    this.policy = situation.policy();
    this.decimals = Decimals.of(situation);
  }

  String account() {
    return "Equity: "
        + money(risk.equity())
        + ", free cash: "
        + money(risk.availableCash())
        + "\nPosition: "
        + position(situation.seen().holding())
        + "\nOpen positions: "
        + risk.openPositions().map(String::valueOf).orElse(UNKNOWN)
        + ", working entry orders: "
        + risk.workingEntries().map(String::valueOf).orElse(UNKNOWN);
  }

  private String position(Holding holding) {
    if (holding.isFlat()) {
      return "none" + shorting(holding);
    }
    return (holding.isShort() ? "short " : "")
        + holding.quantity()
        + " at "
        + holding.averagePrice().map(Price::value).map(decimals::price).orElse(UNKNOWN)
        + ", open since "
        + holding.openedAt().map(Instant::toString).orElse(UNKNOWN)
        + shorting(holding);
  }

  /** What BUY and SELL do in an account that may be short. */
  private static String shorting(Holding holding) {
    if (holding.shorting().isEmpty()) {
      return "";
    }
    if (holding.isFlat()) {
      return "; this is a margin account: SELL opens a short position";
    }
    return holding.isShort()
        ? "; SELL adds to it, BUY closes it and opens nothing"
        : "; SELL closes it and opens nothing";
  }

  String limits() {
    boolean isMargin = risk.margin().isPresent();
    return (isMargin ? "Opening is" : "A BUY is")
        + " possible only with a stop "
        + Decimals.percent(policy.stopDistanceMin())
        + " to "
        + Decimals.percent(policy.stopDistanceMax())
        + (isMargin ? " below the price, or above it for a SELL" : " below the price")
        + ", a reward of at least "
        + Decimals.number(policy.rewardToRiskMin(), 2)
        + " times the risk, and a confidence of all analysts of at least "
        + Decimals.percent(policy.confidenceMin())
        + ".\nExposure of this instrument: "
        + share(bound(risk.exposureOfInstrument()))
        + " of at most "
        + Decimals.percent(policy.positionMax())
        + "; of all: "
        + share(bound(risk.exposureAll()))
        + " of at most "
        + Decimals.percent(policy.exposureMax())
        + (isMargin ? " of equity, by the margin it binds" : " of equity")
        + "\nLoss of the day: "
        + loss(risk.state().flatMap(RiskState::day).map(RiskState.Mark::equity))
        + ", trading halts at "
        + Decimals.percent(policy.dailyLossMax())
        + "\nLoss of the week: "
        + loss(risk.state().flatMap(RiskState::week).map(RiskState.Mark::equity))
        + ", trading halts at "
        + Decimals.percent(policy.weeklyLossMax())
        + "\nFall from the peak: "
        + loss(risk.state().flatMap(RiskState::peak))
        + ", trading halts at "
        + Decimals.percent(policy.drawdownHalt())
        + "\nLosses in a row: "
        + risk.state().map(s -> String.valueOf(s.lossesInARow())).orElse(UNKNOWN)
        + "\nHalts in force: "
        + risk.state().map(this::halts).orElse(UNKNOWN);
  }

  /** Their codes; what a person wrote stays with the person. */
  private String halts(RiskState state) {
    String codes =
        state.killSwitch().inForce(situation.seen().instant()).stream()
            .map(Halt::code)
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return codes.isEmpty() ? "none" : codes;
  }

  Optional<String> costs() {
    return risk.takerFee()
        .map(
            fee ->
                "Fee of each order: "
                    + Decimals.percent(
                        new Percent(fee.fraction().multiply(BigDecimal.valueOf(100))))
                    + " of its value; in and out cost it twice, and the spread");
  }

  Optional<String> outcomes() {
    List<RoundTrip> recent = situation.briefing().recent();
    return recent.isEmpty()
        ? Optional.empty()
        : Optional.of(recent.stream().map(this::outcome).collect(Collectors.joining("\n")));
  }

  private String outcome(RoundTrip trip) {
    return trip.openedAt()
        + " to "
        + trip.closedAt()
        + ": "
        + Decimals.money(trip.profit())
        + " after fees of "
        + Decimals.money(trip.fees())
        + " on "
        + Decimals.money(trip.cost());
  }

  private static String money(Optional<Money> known) {
    return known.map(Decimals::money).orElse(UNKNOWN);
  }

  /** What an exposure takes of equity. */
  private Optional<Money> bound(Optional<Money> exposure) {
    return exposure.map(worth -> risk.margin().map(m -> m.bound(worth)).orElse(worth));
  }

  private String share(Optional<Money> part) {
    return part.flatMap(p -> risk.equity().filter(Money::isPositive).map(p::percentOf))
        .map(Decimals::percent)
        .orElse(UNKNOWN);
  }

  /** Per cent below where it began; a gain is no loss. */
  private String loss(Optional<Money> from) {
    return from.filter(Money::isPositive)
        .flatMap(f -> risk.equity().map(now -> f.minus(now).percentOf(f)))
        .map(lost -> Decimals.percent(lost.value().signum() < 0 ? Percent.ZERO : lost))
        .orElse(UNKNOWN);
  }
}
