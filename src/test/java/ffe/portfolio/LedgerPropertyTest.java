package ffe.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Quantity;
import ffe.order.Fill;
import ffe.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds of the books for every history. The histories are fixed by their seeds. */
@Tag("property")
class LedgerPropertyTest {

  @Test
  void histories_hold_every_kind_of_event_often() {
    SortedMap<String, Integer> seen = new TreeMap<>();
    Histories.forEachSeed(
        seed -> {
          for (Histories.Step step : Histories.history(seed)) {
            kinds(step).forEach(kind -> seen.merge(kind, 1, Integer::sum));
          }
        });
    assertThat(seen.keySet())
        .containsExactly(
            "BUY fee in base",
            "BUY fee in quote",
            "BUY no fee",
            "SELL fee in base",
            "SELL fee in quote",
            "SELL no fee",
            "SELL one lot",
            "SELL several lots",
            "deposit");
    assertThat(seen.values()).allMatch(count -> count > 200);
  }

  @Test
  void all_entries_together_sum_to_zero_in_each_currency() {
    Histories.forEachSeed(
        seed -> {
          SortedMap<Currency, Money> sums = new TreeMap<>();
          SortedMap<String, Money> books = new TreeMap<>();
          List<Histories.Step> steps = Histories.history(seed);
          for (Histories.Step step : steps) {
            for (Posting posting : step.booked().entry().postings()) {
              Money amount = posting.amount();
              sums.merge(amount.currency(), amount, Money::plus);
              books.merge(posting.book() + " " + amount.currency(), amount, Money::plus);
            }
          }
          assertThat(sums.values()).allMatch(Money::isZero);
          books.values().removeIf(Money::isZero);
          assertThat(Histories.last(steps).state().balances()).isEqualTo(books);
        });
  }

  @Test
  void cash_and_holdings_are_never_negative() {
    Histories.forEachStep(
        step -> {
          Ledger ledger = step.booked().ledger();
          assertThat(ledger.cash()).noneMatch(Money::isNegative);
          for (Instrument instrument : Histories.INSTRUMENTS) {
            assertThat(ledger.balance(Posting.HOLDINGS, instrument.base()).isNegative()).isFalse();
          }
        });
  }

  @Test
  void the_holdings_book_is_the_sum_of_the_lots() {
    Histories.forEachStep(
        step -> {
          Ledger ledger = step.booked().ledger();
          SortedMap<Currency, Money> held = new TreeMap<>();
          for (Instrument instrument : Histories.INSTRUMENTS) {
            for (Lot lot : ledger.lots(instrument)) {
              Money units = new Money(lot.quantity().value(), instrument.base());
              held.merge(instrument.base(), units, Money::plus);
            }
          }
          for (Instrument instrument : Histories.INSTRUMENTS) {
            assertThat(ledger.balance(Posting.HOLDINGS, instrument.base()))
                .isEqualTo(held.getOrDefault(instrument.base(), Money.zero(instrument.base())));
          }
        });
  }

  @Test
  void replaying_the_stored_events_gives_the_same_state() {
    Histories.forEachSeed(
        seed -> {
          List<Histories.Step> steps = Histories.history(seed);
          List<LedgerEvent> stored =
              steps.stream()
                  .map(step -> Canon.read(Canon.write(step.event()), LedgerEvent.class))
                  .toList();
          Ledger replayed = Ledger.replay(Books.PAPER, stored);
          assertThat(Canon.digest(replayed.state()))
              .isEqualTo(Canon.digest(Histories.last(steps).state()));
        });
  }

  @Test
  void another_history_gives_another_state() {
    List<Histories.Step> steps = Histories.history(7);
    List<LedgerEvent> events = new ArrayList<>(steps.stream().map(Histories.Step::event).toList());
    events.remove(0);
    events.add(0, new LedgerEvent.Deposited("d1", Books.T0, Books.usd("20000.000001")));
    assertThat(Canon.digest(Ledger.replay(Books.PAPER, events).state()))
        .isNotEqualTo(Canon.digest(Histories.last(steps).state()));
  }

  @Test
  void repetition_overselling_and_overspending_are_refused_at_every_step() {
    Histories.forEachStep(
        step -> {
          Ledger ledger = step.booked().ledger();
          LedgerState before = ledger.state();
          assertThatThrownBy(() -> ledger.book(step.event()))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("booked once");
          assertThatThrownBy(() -> ledger.book(overspent(ledger)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("cash is never negative");
          if (step.event() instanceof LedgerEvent.Filled f) {
            assertThatThrownBy(() -> ledger.book(oversold(ledger, f.fill())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never exceeds the holding");
          }
          assertThat(ledger.state()).isEqualTo(before);
        });
  }

  @Test
  void booking_leaves_the_ledger_before_as_it_was() {
    Histories.forEachSeed(
        seed -> {
          Ledger expected = Ledger.empty(Books.PAPER);
          for (Histories.Step step : Histories.history(seed)) {
            assertThat(step.before().state()).isEqualTo(expected.state());
            expected = expected.book(step.event()).ledger();
          }
        });
  }

  /** A purchase that costs all the cash, and a fee of the least amount above it. */
  private static LedgerEvent overspent(Ledger ledger) {
    Money cash = ledger.cash(Books.USD);
    String price = cash.isZero() ? "1" : cash.amount().toPlainString();
    return Books.buy("overspent", 1_000_000, "1", price, Books.usd("0.000000000001"));
  }

  private static LedgerEvent oversold(Ledger ledger, Fill like) {
    Quantity held =
        ledger.position(like.instrument()).map(Position::quantity).orElse(Quantity.ZERO);
    return new LedgerEvent.Filled(
        new Fill(
            "oversold",
            like.orderId(),
            like.instrument(),
            Side.SELL,
            like.price(),
            held.plus(Quantity.of("0.000000000000001")),
            Money.zero(like.instrument().quote()),
            like.liquidity(),
            like.time()));
  }

  private static List<String> kinds(Histories.Step step) {
    return step.event()
        .fold(
            deposit -> List.of("deposit"),
            filled -> {
              Fill fill = filled.fill();
              boolean inBase = fill.fee().currency().equals(fill.instrument().base());
              String fee = fill.fee().isZero() ? "no fee" : inBase ? "fee in base" : "fee in quote";
              String taking = step.booked().closed().size() > 1 ? "several lots" : "one lot";
              return fill.side() == Side.BUY
                  ? List.of("BUY " + fee)
                  : List.of("SELL " + fee, "SELL " + taking);
            },
            financed -> List.of("financed"));
  }
}
