package ffe.desk.search;

import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.PolicyView;
import ffe.desk.RiskDesk;
import ffe.desk.Role;
import ffe.desk.backtest.JobDesk;
import ffe.desk.search.SearchOrder.Aim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.SortedMap;

/** Puts what a search chose into the policy of an account, as an admin would by hand. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class PromotionDesk {

  private SearchDesk searches;
  private RiskDesk risk;

  PromotionDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  PromotionDesk(SearchDesk searches, RiskDesk risk) {
    this.searches = searches;
    this.risk = risk;
  }

  /** The version of the account's policy that a promotion is based on. */
  public int version(Actor actor) {
    return risk.policy(actor).version().number();
  }

  /**
   * Limits, strategy, quorum and weights, from the next cycle on; what rules are set to stands in a
   * setting and is not changed here.
   *
   * @param basedOn the version that was shown when it was chosen
   * @return empty where there is no such search
   * @throws ConflictException if there is nothing of it that a policy holds, or another version is
   *     in force
   * @throws ffe.risk.RefusedLimitException for a value the account cannot have, or has already
   */
  public Optional<PolicyView> promote(Actor actor, Aim aim, String id, int basedOn) {
    JobDesk.need(actor, Role.ADMIN);
    Optional<SearchSummary> summary = searches.find(actor, aim, id).flatMap(view -> view.summary());
    if (summary.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, String> values =
        searches
            .chosen(actor, aim, id)
            .orElseThrow(() -> new ConflictException("NOTHING_CHOSEN", "nothing was chosen"))
            .policy();
    if (values.isEmpty()) {
      throw new ConflictException(
          "NOT_OF_THE_POLICY", "only rules varied, and they are set where the server is started");
    }
    return Optional.of(
        risk.change(actor, new RiskDesk.Proposal(basedOn, values, reason(id, summary.get()))));
  }

  private static String reason(String id, SearchSummary summary) {
    return "search " + id + ", best of " + summary.trials() + " trials: " + summary.verdict();
  }
}
