package ffe.desk.models;

import ffe.desk.Breakers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Answers what the models of today are, do and cost. Shown to whoever may look. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ModelDesk {

  private static final Duration AGREEMENT_SPAN = Duration.ofDays(30);
  private static final int DECIMALS = 6;

  private Spending spending;
  private Roster roster;
  private Agreements agreements;
  private Breakers breakers;
  private Clock wall;
  private volatile OptionalDouble left = OptionalDouble.empty();

  ModelDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public ModelDesk(
      Spending spending, Roster roster, Agreements agreements, Breakers breakers, Clock wall) {
    this.spending = spending;
    this.roster = roster;
    this.agreements = agreements;
    this.breakers = breakers;
    this.wall = wall;
  }

  /** Looks at what is left of today's budget. */
  public void tick() {
    if (roster.dailyBudget().signum() > 0) {
      left = OptionalDouble.of(left(spending.held(wall.instant())).doubleValue());
    }
  }

  /** USD of today's budget as it was last looked at; empty before that, and without a budget. */
  public OptionalDouble left() {
    return left;
  }

  private BigDecimal left(BigDecimal held) {
    return roster.dailyBudget().subtract(held).max(BigDecimal.ZERO);
  }

  public ModelsView today() {
    Instant now = wall.instant();
    BigDecimal held = spending.held(now);
    List<Spending.Use> uses = spending.uses(now);
    List<String> voters = roster.entries().stream().map(Roster.Entry::provider).toList();
    SortedMap<String, Agreements.Agreement> agreed =
        agreements.since(now.minus(AGREEMENT_SPAN), voters);
    SortedMap<String, String> states = breakers.states();
    List<ModelsView.Line> lines =
        roster.entries().stream()
            .map(
                e ->
                    new ModelsView.Line(
                        e.provider(),
                        e.title(),
                        e.model(),
                        e.price(),
                        e.absent(),
                        Optional.ofNullable(states.get(e.provider())),
                        uses.stream().filter(u -> u.provider().equals(e.provider())).findFirst(),
                        Optional.ofNullable(agreed.get(e.provider()))))
            .toList();
    long decisions = agreements.decisions(now.truncatedTo(ChronoUnit.DAYS), voters);
    return new ModelsView(
        roster.dailyBudget(),
        held,
        left(held),
        decisions,
        perDecision(uses, decisions),
        lines,
        agreements.judges(now.minus(AGREEMENT_SPAN)).stream().map(ModelsView.Judge::of).toList());
  }

  private static Optional<BigDecimal> perDecision(List<Spending.Use> uses, long decisions) {
    BigDecimal cost =
        uses.stream().map(Spending.Use::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    return decisions == 0
        ? Optional.empty()
        : Optional.of(cost.divide(BigDecimal.valueOf(decisions), DECIMALS, RoundingMode.HALF_UP));
  }
}
