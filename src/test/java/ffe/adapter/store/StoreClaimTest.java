package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.execution.OrderIntent;
import ffe.order.Order;
import ffe.order.OrderState;
import ffe.order.Side;
import ffe.trading.Lane;
import ffe.trading.LeaseLostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An intent is claimed once, by the server that holds the lease. */
@Tag("store")
class StoreClaimTest {

  private final String account = TestStore.newAccount();
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final Session session = new Session(account);
  private final Lane lane = session.lane;
  private long token;

  @BeforeEach
  void take_the_lease() {
    token = new StoreLease(TestStore.transactions(), "server-a").hold(account).orElseThrow();
  }

  @Test
  void claims_nothing_under_a_former_token() throws SQLException {
    OrderIntent intent = session.intent("cause", Session.slot(1), token, Side.BUY);
    journal.append(session.deposit().intend(intent).append(token, Session.slot(1)));
    StoreJournalTest.takeover(account);
    assertThatThrownBy(() -> journal.claim(lane, intended(intent), token))
        .isInstanceOf(LeaseLostException.class);
    assertThat(journal.load(lane).orElseThrow().openOrders().get(0).state())
        .isEqualTo(OrderState.INTENDED);
  }

  @Test
  void lets_one_of_many_claim_an_order() throws Exception {
    OrderIntent intent = session.intent("cause", Session.slot(1), token, Side.BUY);
    journal.append(session.deposit().intend(intent).append(token, Session.slot(1)));
    int rivals = 6;
    CyclicBarrier start = new CyclicBarrier(rivals);
    ExecutorService threads = Executors.newFixedThreadPool(rivals);
    try {
      List<Future<Boolean>> claims = new ArrayList<>();
      for (int i = 0; i < rivals; i++) {
        claims.add(
            threads.submit(
                () -> {
                  start.await();
                  return new StoreJournal(TestStore.transactions())
                      .claim(lane, intended(intent), token);
                }));
      }
      int won = 0;
      for (Future<Boolean> claim : claims) {
        won += claim.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(journal.load(lane).orElseThrow().openOrders())
        .containsExactly(intended(intent).become(OrderState.SENDING, intent.intendedAt(), ""));
  }

  static Order intended(OrderIntent intent) {
    return Order.intended(intent.proposal(), intent.intendedAt());
  }
}
