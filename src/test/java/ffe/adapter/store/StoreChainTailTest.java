package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.chain.Link;
import ffe.desk.chain.ChainStore;
import ffe.desk.chain.ChainStore.Chain;
import ffe.desk.chain.ChainTail;
import ffe.desk.chain.ChainTail.Execution;
import ffe.desk.chain.ChainTail.Signal;
import ffe.execution.OrderIntent;
import ffe.order.Fill;
import ffe.portfolio.LedgerEvent;
import ffe.trading.DecisionRecord;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was committed is read on from any number. */
@Tag("store")
@Timeout(60)
class StoreChainTailTest {

  private OwnDatabase database;
  private ChainStore chains;
  private ChainTail tail;
  private final Session session = new Session("main");
  private final List<DecisionRecord> decided = new ArrayList<>();
  private final List<Fill> filled = new ArrayList<>();

  @BeforeEach
  void trade() throws Exception {
    database = new OwnDatabase();
    chains = new StoreChain(database.transactions);
    tail = new StoreChainTail(database.transactions);
    StoreJournal journal = new StoreJournal(database.transactions);
    long token = new StoreLease(database.transactions, "server").hold("main").orElseThrow();
    journal.append(session.deposit().append(token, Session.slot(0)));
    for (int i = 1; i <= 6; i++) {
      DecisionRecord record =
          i % 3 == 0 ? session.held(Session.slot(i)) : session.ordered(Session.slot(i));
      decided.add(record);
      session.decide(record);
      if (i % 3 == 1) {
        OrderIntent intent = session.intent(record, token);
        journal.append(session.intend(intent).append(token, Session.slot(i)));
        LedgerEvent.Filled fill =
            new LedgerEvent.Filled(session.fill(intent, 1, "905.61", Session.slot(i)));
        filled.add(fill.fill());
        session.change(Session.working(intent).filledBy(fill.fill())).book(fill);
      }
      journal.append(session.append(token, Session.slot(i)));
    }
  }

  private Chain chain() {
    return chains.chains().stream().filter(c -> c.account().equals("main")).findFirst().get();
  }

  @Test
  void every_decision_and_every_fill_is_told_in_the_order_of_its_link() {
    List<Signal> signals = tail.signals(chain(), 0, 100);
    assertThat(signals)
        .extracting(Signal::id)
        .containsExactlyElementsOf(decided.stream().map(DecisionRecord::id).toList());
    assertThat(signals.get(2))
        .returns(Session.slot(3), Signal::at)
        .returns("tape", Signal::source)
        .returns("BTC-USD", Signal::instrument)
        .returns(decided.get(2).inputs().kind(), Signal::kind)
        .returns("HOLD", Signal::action)
        .returns(70.0, Signal::confidencePercent)
        .returns("HELD", Signal::verdict)
        .returns("ALL_HOLD", Signal::reason);
    List<Execution> executions = tail.executions(chain(), 0, 100);
    assertThat(executions)
        .extracting(Execution::id)
        .containsExactlyElementsOf(filled.stream().map(Fill::id).toList());
    Fill fill = filled.get(1);
    assertThat(executions.get(1))
        .returns(fill.time().truncatedTo(ChronoUnit.MICROS), Execution::at)
        .returns(fill.orderId().value(), Execution::order)
        .returns("BUY", Execution::side)
        .returns(fill.quantity().value(), Execution::quantity)
        .returns(fill.price().value(), Execution::price)
        .returns(fill.fee().amount(), Execution::fee)
        .returns("USD", Execution::feeCurrency)
        .returns("TAKER", Execution::liquidity);
    for (Signal signal : signals) {
      Link link = chains.links(chain(), signal.place().number() - 1, 1).get(0);
      assertThat(link).returns(signal.id(), Link::key).returns("decision", Link::kind);
      assertThat(link.link()).isEqualTo(signal.place().hash());
    }
  }

  @Test
  void pages_follow_each_other_without_a_hole_and_end_where_the_chain_ended_when_it_was_read() {
    List<String> ids = new ArrayList<>();
    long after = 0;
    for (List<Signal> page = tail.signals(chain(), after, 2);
        !page.isEmpty();
        page = tail.signals(chain(), after, 2)) {
      assertThat(page.size()).isLessThanOrEqualTo(2);
      page.forEach(s -> ids.add(s.id()));
      after = page.get(page.size() - 1).place().number();
    }
    assertThat(ids).containsExactlyElementsOf(decided.stream().map(DecisionRecord::id).toList());
    Chain chain = chain();
    Chain shorter =
        new Chain(chain.id(), chain.name(), chain.account(), after - 1, chain.head(), 0);
    assertThat(tail.signals(shorter, 0, 100)).hasSize(5);
    assertThat(tail.signals(chain, after, 100)).isEmpty();
    assertThat(tail.executions(chain, chain.links(), 100)).isEmpty();
  }

  @Test
  void another_account_s_rows_are_not_told() throws Exception {
    StoreJournal journal = new StoreJournal(database.transactions);
    Session other = new Session("other");
    long token = new StoreLease(database.transactions, "server").hold("other").orElseThrow();
    journal.append(other.deposit().append(token, Session.slot(0)));
    journal.append(other.decide(other.held(Session.slot(1))).append(token, Session.slot(1)));
    assertThat(tail.signals(chain(), 0, 100)).hasSize(6);
    Chain beside =
        new Chain(chain().id() + 1_000, chain().name(), "main", 1_000, chain().head(), 0);
    assertThat(tail.signals(beside, 0, 100)).as("of another chain").isEmpty();
    Chain others =
        chains.chains().stream().filter(c -> c.account().equals("other")).findFirst().get();
    assertThat(tail.signals(others, 0, 100)).hasSize(1);
  }
}
