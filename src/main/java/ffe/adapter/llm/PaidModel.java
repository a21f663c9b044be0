package ffe.adapter.llm;

import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Price;
import ffe.council.Tokens;
import ffe.desk.models.Spending;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A model within the day's budget: the worst a call can cost is reserved before it is made and
 * settled after it. What failed is free only where the vendor surely charges nothing; anything else
 * that failed costs the worst. Any thread may call.
 */
public final class PaidModel implements LanguageModel {

  static final String OUT_OF_BUDGET = "OUT_OF_BUDGET";
  static final String BUDGET_UNKNOWN = "BUDGET_UNKNOWN";

  /** Nothing was taken in, or it was refused before any work. */
  private static final Set<String> FREE =
      Set.of(
          Troubles.RATE_LIMITED,
          Troubles.OUT_OF_CREDIT,
          Troubles.UNAUTHORIZED,
          Troubles.BAD_REQUEST,
          Troubles.UNKNOWN_MODEL,
          Troubles.OVERLOADED,
          Troubles.UNREACHABLE,
          Troubles.BREAKER_OPEN,
          Troubles.BUSY);

  private final LanguageModel model;
  private final Optional<Price> price;
  private final Budget budget;

  /**
   * @param price empty for one that costs nothing: its calls are kept, and it is asked in any case
   */
  public PaidModel(LanguageModel model, Optional<Price> price, Budget budget) {
    this.model = model;
    this.price = price;
    this.budget = budget;
  }

  @Override
  public String provider() {
    return model.provider();
  }

  @Override
  public String model() {
    return model.model();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    BigDecimal worst = price.map(p -> p.worst(request)).orElse(BigDecimal.ZERO);
    Instant at = budget.now();
    Spending.Opened call = new Spending.Opened(budget.newId(), at, provider(), model(), worst);
    Optional<ModelReply> refused = price.isPresent() ? budget.refuses(call) : budget.notes(call);
    if (refused.isPresent()) {
      return refused.get();
    }
    ModelReply reply = model.ask(request);
    Tokens used = reply instanceof ModelReply.Text text ? text.tokens() : Tokens.NONE;
    budget.settle(
        new Spending.Ended(
            call,
            Duration.between(at, budget.now()),
            reply instanceof ModelReply.Failure f ? f.reason() : Spending.ANSWERED,
            used,
            cost(reply, worst)));
    return reply;
  }

  private BigDecimal cost(ModelReply reply, BigDecimal worst) {
    if (reply instanceof ModelReply.Text text) {
      return text.tokens().equals(Tokens.NONE)
          ? worst
          : price.map(p -> p.of(text.tokens())).orElse(BigDecimal.ZERO);
    }
    return FREE.contains(((ModelReply.Failure) reply).reason()) ? BigDecimal.ZERO : worst;
  }
}
