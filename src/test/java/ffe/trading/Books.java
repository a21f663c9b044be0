package ffe.trading;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.Posting;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What holds for a lane after every step, whatever happened. */
final class Books {

  private Books() {}

  static void assertSound(Rig rig) {
    LaneView view = rig.lane().view();
    Ledger ledger = view.ledger();
    assertThat(ledger.cash(Currency.USD).isNegative()).as("cash").isFalse();
    assertThat(Ledger.replay(ledger.account(), rig.journal.memory.events()).state())
        .as("committed events give the running books")
        .isEqualTo(ledger.state());
    rig.journal.memory.entries().forEach(Books::assertBalanced);
    assertThat(rig.journal.memory.entries()).hasSameSizeAs(rig.journal.memory.events());
    assertThat(rig.venue.submitted()).as("sent once").doesNotHaveDuplicates();
    assertCovered(rig, view);
    List<Order> open =
        rig.journal.orders().stream().filter(o -> !o.state().isFinal()).sorted(byId()).toList();
    assertThat(view.openOrders().stream().sorted(byId()).toList()).isEqualTo(open);
  }

  private static java.util.Comparator<Order> byId() {
    return java.util.Comparator.comparing(Order::id);
  }

  /** Every open unit has exactly one working stop, or the lane knows since when it lacks one. */
  private static void assertCovered(Rig rig, LaneView view) {
    List<Order> protective = rig.working(Purpose.PROTECTION);
    boolean covered =
        rig.held().isZero()
            ? protective.isEmpty()
            : protective.size() == 1 && protective.get(0).remaining().equals(rig.held());
    assertThat(covered || view.status().unprotectedSince().isPresent() || rig.held().isZero())
        .as("held %s, protected by %s", rig.held(), protective)
        .isTrue();
    assertThat(protective.size()).isLessThanOrEqualTo(1);
  }

  private static void assertBalanced(LedgerEntry entry) {
    SortedMap<String, Money> sums = new TreeMap<>();
    for (Posting posting : entry.postings()) {
      sums.merge(posting.amount().currency().code(), posting.amount(), Money::plus);
    }
    assertThat(sums.values()).as(entry.toString()).allMatch(Money::isZero);
  }

  /** Nothing is in the air: every order is final or works at the venue. */
  static void assertAtRest(Rig rig) {
    assertThat(rig.lane().view().openOrders()).allMatch(o -> o.state().isWorking());
    assertThat(rig.venue.inner().workingOrders())
        .containsExactlyElementsOf(rig.lane().view().openOrders().stream().map(Order::id).toList());
  }
}
