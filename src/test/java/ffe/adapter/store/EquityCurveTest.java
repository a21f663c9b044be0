package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.portfolio.EquityPoint;
import ffe.trading.LaneAppend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class EquityCurveTest {

  private final String account = TestStore.newAccount();
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final StoreArchive archive = new StoreArchive(TestStore.transactions(), NoCold.CANDLES);
  private final Session session = new Session(account);
  private long token;

  @BeforeEach
  void open_the_lane() {
    token = new StoreLease(TestStore.transactions(), "server").hold(account).orElseThrow();
    journal.append(session.deposit().append(token, Session.slot(0)));
  }

  @Test
  void thins_an_equity_curve_and_keeps_both_ends() {
    List<EquityPoint> all = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      session.point(Session.slot(i), (10_000 + i) + ".125");
    }
    LaneAppend append = session.append(token, Session.slot(100));
    all.addAll(append.equity());
    journal.append(append);
    Instant end = Session.slot(100);
    assertThat(archive.equity(account, Session.START, end, 1000)).isEqualTo(all);
    assertThat(archive.equity(account, Session.START, end, 5000)).isEqualTo(all);
    assertThat(archive.equity(account, Session.START, end, 100)).isEqualTo(all);
    for (int points = 1; points <= 99; points++) {
      List<EquityPoint> thin = archive.equity(account, Session.START, end, points);
      assertThat(thin).hasSize(points);
      assertThat(thin.get(points - 1)).isEqualTo(all.get(99));
      assertThat(points == 1 || thin.get(0).equals(all.get(0))).isTrue();
      assertThat(thin).isSortedAccordingTo(Comparator.comparing(EquityPoint::at));
      assertThat(all).containsAll(thin);
    }
    assertThat(archive.equity(account, Session.slot(3), Session.slot(5), 10))
        .isEqualTo(all.subList(2, 5));
    assertThat(archive.equity("nobody", Session.START, end, 10)).isEmpty();
  }

  @Test
  void thins_to_many_points_as_to_few() {
    for (int i = 1; i <= 2_300; i++) {
      session.point(Session.slot(i), "10000");
    }
    LaneAppend append = session.append(token, Session.slot(2_300));
    List<EquityPoint> all = List.copyOf(append.equity());
    journal.append(append);
    List<EquityPoint> thin = archive.equity(account, Session.START, Session.slot(2_300), 2_100);
    assertThat(thin).hasSize(2_100).startsWith(all.get(0)).endsWith(all.get(2_299));
    assertThat(archive.equity(account, Session.START, Session.slot(2_300), 240)).hasSize(240);
  }

  @Test
  void keeps_the_first_of_two_equity_points_at_one_instant() {
    journal.append(session.point(Session.slot(1), "1").append(token, Session.slot(1)));
    journal.append(session.point(Session.slot(1), "2").append(token, Session.slot(1)));
    assertThat(archive.equity(account, Session.START, Session.slot(2), 10))
        .extracting(p -> p.equity().toString())
        .containsExactly("1 USD");
  }
}
