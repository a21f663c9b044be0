package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.decision.Action;
import ffe.desk.arena.Sheet;
import ffe.desk.arena.SheetBook;
import ffe.trading.CycleInputs;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreSheetsTest {

  private static final Instant END = Instant.parse("2999-12-31T00:00:00Z");

  private final String account = TestStore.newAccount();
  private final Session session = new Session(account);
  private final StoreJournal journal = new StoreJournal(TestStore.transactions());
  private final StoreSheets sheets = new StoreSheets(TestStore.transactions());
  private final long token =
      new StoreLease(TestStore.transactions(), "server").hold(account).orElseThrow();
  private final SheetBook.Span all = new SheetBook.Span(session.lane, Instant.EPOCH, END);

  private DecisionRecord cycle(int n) {
    DecisionRecord record =
        n == 1 ? session.ordered(Session.slot(n)) : session.held(Session.slot(n));
    journal.append(session.decide(record).append(token, Session.slot(n)));
    return record;
  }

  private void cycles(int count) {
    journal.append(session.deposit().append(token, Session.slot(0)));
    for (int n = 1; n <= count; n++) {
      cycle(n);
    }
  }

  private List<String> missing(int newest) {
    return sheets.missing(all, newest).stream().map(SheetBook.Missing::decision).toList();
  }

  @Test
  void finds_the_newest_decisions_that_are_not_taken_yet() {
    cycles(4);
    assertThat(sheets.extent(all)).isEqualTo(new SheetBook.Extent(4, Optional.of(Session.slot(4))));
    DecisionRecord third = session.held(Session.slot(3));
    DecisionRecord fourth = session.held(Session.slot(4));
    assertThat(missing(2)).containsExactly(fourth.id(), third.id());
    sheets.keep(session.lane, List.of(Sheet.of(fourth)));
    assertThat(missing(2)).containsExactly(third.id());
    assertThat(missing(9)).hasSize(3);
    SheetBook.Span early = new SheetBook.Span(session.lane, Session.slot(1), Session.slot(3));
    assertThat(sheets.extent(early).decisions()).isEqualTo(2);
    assertThat(sheets.missing(early, 9)).hasSize(2);
    assertThat(sheets.sheets(early, 9)).isEmpty();
  }

  @Test
  void gives_a_sheet_back_as_it_was_kept() {
    cycles(3);
    List<DecisionRecord> read = sheets.records(session.lane, missing(9));
    assertThat(read).hasSize(3);
    List<Sheet> taken = read.stream().map(Sheet::of).toList();
    sheets.keep(session.lane, taken);
    sheets.keep(session.lane, taken);
    assertThat(sheets.sheets(all, 9)).containsExactlyInAnyOrderElementsOf(taken);
    assertThat(sheets.sheets(all, 2))
        .extracting(Sheet::at)
        .containsExactly(Session.slot(3), Session.slot(2));
    assertThat(taken.get(0).ballots()).hasSize(6);
  }

  @Test
  void advice_people_and_cycles_that_saw_no_market_are_no_decisions() {
    cycles(1);
    journal.append(
        session
            .decide(
                session.record(
                    Session.slot(2),
                    CycleInputs.SLOT,
                    Action.HOLD,
                    DecisionRecord.Result.NO_DECISION,
                    "STALE",
                    0))
            .append(token, Session.slot(2)));
    new StoreArchive(TestStore.transactions(), NoCold.CANDLES)
        .keepAdvice(
            session.record(
                Session.slot(3),
                "advice-1",
                Action.HOLD,
                DecisionRecord.Result.HELD,
                "ALL_HOLD",
                0));
    assertThat(sheets.extent(all).decisions()).isEqualTo(1);
    assertThat(missing(9)).hasSize(1);
  }

  @Test
  void another_lane_and_another_account_are_others() {
    cycles(2);
    Lane feed = new Lane(account, session.lane.instrument(), "kraken");
    assertThat(sheets.extent(new SheetBook.Span(feed, Instant.EPOCH, END)).decisions()).isZero();
    Lane other = new Lane("nobody", session.lane.instrument(), "tape");
    assertThat(sheets.records(other, missing(9))).isEmpty();
  }

  @Test
  void a_record_of_another_form_is_left_out_and_kept_as_unreadable() throws SQLException {
    cycles(2);
    String id = missing(1).get(0);
    try (Connection owner = TestStore.asOwner();
        PreparedStatement change =
            owner.prepareStatement("UPDATE decision SET record = ? WHERE account = ? AND id = ?")) {
      owner.createStatement().execute("SET session_replication_role = replica");
      change.setString(1, Canon.write("another form"));
      change.setString(2, account);
      change.setString(3, id);
      assertThat(change.executeUpdate()).isEqualTo(1);
    }
    assertThat(sheets.records(session.lane, missing(9))).hasSize(1);
    sheets.keep(session.lane, List.of(Sheet.unreadable(id, Session.slot(2))));
    assertThat(sheets.sheets(all, 1))
        .containsExactly(new Sheet(id, Session.slot(2), false, List.of()));
    assertThat(missing(9)).hasSize(1);
  }
}
