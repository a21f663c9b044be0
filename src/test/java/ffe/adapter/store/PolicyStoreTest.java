package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.decision.EnsemblePolicy;
import ffe.decision.VoterWeights;
import ffe.desk.PolicyBook;
import ffe.risk.RiskBounds;
import ffe.risk.RiskPolicy;
import ffe.trading.AgentPolicy;
import ffe.trading.DecisionRecord;
import ffe.trading.LaneAppend;
import ffe.trading.LeaseLostException;
import ffe.trading.PolicyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Versions of a policy in the database, and the decisions a proposal is judged by. */
@Tag("store")
class PolicyStoreTest {

  private static final AgentPolicy.Frame FRAME =
      new AgentPolicy.Frame(RiskBounds.STANDARD, List.of("momentum"));
  private static final PolicyVersion FIRST =
      new PolicyVersion(
          1,
          Session.slot(0),
          PolicyVersion.CONFIGURATION,
          "opened",
          List.of(),
          new AgentPolicy(RiskPolicy.standard(), EnsemblePolicy.DEFAULT, VoterWeights.EQUAL));

  private final String account = TestStore.newAccount();
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final PolicyBook book = new StorePolicies(TestStore.transactions());
  private final StoreLease lease = new StoreLease(TestStore.transactions(), "server-a");
  private final Session session = new Session(account);
  private long token;

  @BeforeEach
  void take_the_lease() {
    token = lease.hold(account).orElseThrow();
  }

  private static PolicyVersion second(String confidence) {
    return FIRST.next(
        Map.of("confidence_min", confidence), Session.slot(1), "ann", "calmer", FRAME);
  }

  private LaneAppend with(PolicyVersion version, Instant at) {
    LaneAppend plain = session.append(token, at);
    return new LaneAppend(
        plain.lane(),
        plain.leaseToken(),
        plain.number(),
        plain.status(),
        plain.beside(),
        plain.decision(),
        plain.intents(),
        plain.orders(),
        plain.events(),
        plain.entries(),
        plain.roundTrips(),
        plain.equity(),
        plain.candles(),
        Optional.of(version));
  }

  private List<PolicyVersion> versions(int limit) {
    return book.versions(account, limit).stream().map(PolicyBook.Entry::version).toList();
  }

  @Test
  void the_newest_version_is_loaded_with_the_lane_and_all_are_kept() {
    session.deposit();
    journal.append(with(FIRST, Session.slot(0)));
    assertThat(journal.load(session.lane).orElseThrow().policy()).contains(FIRST);
    journal.append(with(second("70"), Session.slot(1)));
    assertThat(journal.load(session.lane).orElseThrow().policy()).contains(second("70"));
    assertThat(versions(10)).containsExactly(second("70"), FIRST);
    assertThat(versions(1)).containsExactly(second("70"));
    assertThat(book.versions(account, 1).get(0).writtenAt()).isAfter(Instant.EPOCH);
    assertThat(book.versions("nobody", 1)).isEmpty();
  }

  @Test
  void a_version_that_is_there_is_not_written_again_and_nothing_of_that_step_is() {
    session.deposit();
    journal.append(with(FIRST, Session.slot(0)));
    journal.append(with(second("70"), Session.slot(1)));
    session.decide(session.held(Session.slot(2)));
    LaneAppend late = with(second("80"), Session.slot(2));
    assertThatThrownBy(() -> journal.append(late))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("23505");
    assertThat(versions(10)).containsExactly(second("70"), FIRST);
    assertThat(journal.load(session.lane).orElseThrow().status())
        .isEqualTo(Session.status(Session.slot(1)));
  }

  @Test
  void who_lost_the_lease_changes_nothing() {
    session.deposit();
    journal.append(with(FIRST, Session.slot(0)));
    token--;
    LaneAppend stale = with(second("70"), Session.slot(1));
    assertThatThrownBy(() -> journal.append(stale)).isInstanceOf(LeaseLostException.class);
    assertThat(versions(10)).containsExactly(FIRST);
  }

  @Test
  void decisions_come_newest_first_in_pages_without_advice_and_without_those_that_hold() {
    session.deposit();
    journal.append(session.append(token, Session.slot(0)));
    List<String> kept = new ArrayList<>();
    for (int n = 1; n <= 5; n++) {
      DecisionRecord record =
          n % 2 == 0 ? session.held(Session.slot(n)) : session.ordered(Session.slot(n));
      session.decide(record);
      journal.append(session.append(token, Session.slot(n)));
      kept.add(0, record.id());
    }
    PolicyBook.Span all = new PolicyBook.Span(account, Session.slot(1), true);
    PolicyBook.Page first = book.decisions(all, Optional.empty(), 2);
    PolicyBook.Page second = book.decisions(all, first.next(), 2);
    PolicyBook.Page third = book.decisions(all, second.next(), 2);
    List<String> found = new ArrayList<>();
    List.of(first, second, third)
        .forEach(p -> p.records().forEach(record -> found.add(record.id())));
    assertThat(found).isEqualTo(kept);
    assertThat(third.next()).isEmpty();
    PolicyBook.Span acting = new PolicyBook.Span(account, Session.slot(2), false);
    assertThat(book.decisions(acting, Optional.empty(), 10).records())
        .extracting(DecisionRecord::slot)
        .containsExactly(Session.slot(5), Session.slot(3));
  }
}
