package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.order.Order;
import ffe.order.OrderProposal.Purpose;
import ffe.portfolio.Account;
import ffe.portfolio.Ledger;
import ffe.portfolio.LedgerEvent;
import ffe.strategy.Strategies;
import ffe.trading.DecisionRecord;
import ffe.trading.Replay;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One whole session is the same, decision for decision, however it is run. */
@Tag("golden")
class SessionTest {

  private static GoldenSession whole;

  @BeforeAll
  static void runs_once() {
    whole = new GoldenSession().whole();
  }

  @Test
  void the_bundled_session_is_the_one_that_is_kept() throws IOException {
    assertThat(whole.summary()).isEqualTo(GoldenSession.stored());
  }

  /** Restarts are from the journal alone, at random places, most of them between two commits. */
  @Test
  void twenty_five_restarts_change_nothing() {
    long seed = 20131125;
    GoldenSession killed = new GoldenSession().paced(new Random(seed), 25);
    assertThat(killed.summary()).as("seed " + seed).isEqualTo(whole.summary());
    assertThat(killed.journal.entries()).isEqualTo(whole.journal.entries());
    assertThat(killed.journal.roundTrips()).isEqualTo(whole.journal.roundTrips());
  }

  @Test
  void pacing_locale_and_time_zone_change_nothing() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    long seed = 7;
    try {
      Locale.setDefault(new Locale.Builder().setLanguage("tr").setRegion("TR").build());
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      GoldenSession abroad = new GoldenSession().paced(new Random(seed), 0);
      assertThat(abroad.summary()).as("seed " + seed).isEqualTo(whole.summary());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void every_decision_read_back_from_its_text_replays_identical() {
    Replay replay = new Replay(Strategies.all(), GoldenSession.CODE, whole.journal);
    for (DecisionRecord record : whole.journal.decisions()) {
      String text = Canon.write(record);
      DecisionRecord read = Canon.read(text, DecisionRecord.class);
      Replay.Result result = replay.of(read);
      assertThat(result)
          .as("decision of %s", record.slot())
          .isEqualTo(
              new Replay.Result(
                  Replay.Answer.IDENTICAL, record.digest().hex(), java.util.Optional.empty()));
    }
  }

  @Test
  void the_books_are_the_sum_of_their_events_and_end_with_the_last_point_of_equity() {
    Account account = OnlyLane.view(whole.lane()).ledger().account();
    Ledger again = Ledger.replay(account, whole.journal.events());
    assertThat(again.state()).isEqualTo(OnlyLane.view(whole.lane()).ledger().state());
    assertThat(whole.journal.equity().get(whole.journal.equity().size() - 1).equity())
        .isEqualTo(OnlyLane.view(whole.lane()).valuation().orElseThrow().equity());
  }

  @Test
  void every_entry_got_its_protection_in_the_step_of_its_fill() {
    List<Order> orders = whole.journal.orders();
    List<Order> protections =
        orders.stream().filter(o -> o.proposal().purpose() == Purpose.PROTECTION).toList();
    int entries = 0;
    for (LedgerEvent event : whole.journal.events()) {
      if (event instanceof LedgerEvent.Filled filled && isEntry(orders, filled)) {
        entries++;
        assertThat(protections)
            .filteredOn(p -> p.intendedAt().equals(filled.at()))
            .extracting(p -> p.proposal().quantity())
            .containsExactly(filled.fill().quantity());
      }
    }
    assertThat(entries).isPositive();
  }

  private static boolean isEntry(List<Order> orders, LedgerEvent.Filled filled) {
    return orders.stream()
        .anyMatch(
            o -> o.id().equals(filled.fill().orderId()) && o.proposal().purpose() == Purpose.ENTRY);
  }

  @Test
  void no_slot_is_decided_twice_and_none_is_left_out() {
    List<DecisionRecord> decisions = whole.journal.decisions();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < decisions.size(); i++) {
      assertThat(ids.add(decisions.get(i).id())).isTrue();
      if (i > 0) {
        assertThat(decisions.get(i).slot()).isEqualTo(decisions.get(i - 1).slot().plusSeconds(300));
      }
    }
  }
}
