package ffe.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

/** What holds of lots and results for every history. The histories are fixed by their seeds. */
@Tag("property")
class ProfitPropertyTest {

  private static final List<Currency> QUOTES = List.of(Books.USD, new Currency("EUR"));

  @Test
  void realised_and_unrealised_are_exactly_equity_less_deposits_at_any_prices() {
    Histories.forEachSeed(
        seed -> {
          Histories prices = new Histories(-1 - seed);
          for (Histories.Step step : Histories.history(seed)) {
            Ledger ledger = step.booked().ledger();
            for (Currency quote : QUOTES) {
              Money equity = ledger.cash(quote);
              Money unrealised = Money.zero(quote);
              for (Position position : ledger.positions()) {
                if (position.instrument().quote().equals(quote)) {
                  var price = prices.price();
                  equity = equity.plus(position.valueAt(price));
                  unrealised = unrealised.plus(position.unrealisedAt(price));
                }
              }
              assertThat(ledger.realised(quote).plus(unrealised))
                  .isEqualTo(equity.minus(ledger.deposits(quote)));
            }
          }
        });
  }

  @Test
  void profits_of_round_trips_are_realised_but_for_fees_of_open_lots() {
    Histories.forEachSeed(
        seed -> {
          Money profits = Money.zero(Books.USD);
          for (Histories.Step step : Histories.history(seed)) {
            for (RoundTrip trip : step.booked().closed()) {
              if (trip.profit().currency().equals(Books.USD)) {
                profits = profits.plus(trip.profit());
              }
            }
            Ledger ledger = step.booked().ledger();
            assertThat(ledger.realised()).isEqualTo(profits.minus(ledger.openFees()));
          }
        });
  }

  @Test
  void shares_of_cost_fees_and_proceeds_add_up_to_what_was_paid_and_got() {
    Histories.forEachSeed(
        seed -> {
          Money paid = Money.zero(Books.USD);
          Money got = Money.zero(Books.USD);
          Money cost = Money.zero(Books.USD);
          Money fees = Money.zero(Books.USD);
          List<Histories.Step> steps = Histories.history(seed);
          for (Histories.Step step : steps) {
            if (step.event() instanceof LedgerEvent.Filled f && isUsd(f.fill())) {
              Money change = f.fill().notional();
              paid = f.fill().side() == Side.BUY ? paid.plus(change) : paid;
              got = f.fill().side() == Side.SELL ? got.plus(change) : got;
              Money baseFee = baseFeeWorth(f.fill());
              paid = f.fill().side() == Side.BUY ? paid.minus(baseFee) : paid;
              got = f.fill().side() == Side.SELL ? got.plus(baseFee) : got;
              for (RoundTrip trip : step.booked().closed()) {
                got = got.minus(trip.proceeds());
                cost = cost.plus(trip.cost());
                fees = fees.plus(trip.fees());
              }
              assertThat(got.isZero()).isTrue();
            }
          }
          Ledger end = Histories.last(steps);
          for (Position position : end.positions()) {
            if (position.instrument().quote().equals(Books.USD)) {
              cost = cost.plus(position.cost());
            }
          }
          assertThat(cost).isEqualTo(paid);
          assertThat(fees.plus(end.openFees())).isEqualTo(end.fees());
        });
  }

  @Test
  void sales_take_lots_first_in_first_out() {
    Histories.forEachSeed(
        seed -> {
          SortedMap<Instrument, List<Lot>> queues = new TreeMap<>();
          for (Histories.Step step : Histories.history(seed)) {
            if (step.event() instanceof LedgerEvent.Filled f) {
              List<Lot> bought =
                  queues.computeIfAbsent(f.fill().instrument(), i -> new ArrayList<>());
              if (f.fill().side() == Side.BUY) {
                List<Lot> lots = step.booked().ledger().lots(f.fill().instrument());
                bought.add(lots.get(lots.size() - 1));
              }
              for (RoundTrip trip : step.booked().closed()) {
                Lot oldest = bought.get(0);
                assertThat(trip.entryFillId()).isEqualTo(oldest.fillId());
                assertThat(trip.openedAt()).isEqualTo(oldest.at());
                Quantity left = oldest.quantity().minus(trip.quantity());
                if (left.isZero()) {
                  bought.remove(0);
                } else {
                  bought.set(
                      0, new Lot(oldest.fillId(), oldest.at(), left, oldest.cost(), oldest.fee()));
                }
              }
              assertThat(step.booked().ledger().lots(f.fill().instrument()))
                  .extracting(Lot::fillId, Lot::quantity)
                  .isEqualTo(
                      bought.stream().map(lot -> tuple(lot.fillId(), lot.quantity())).toList());
            }
          }
        });
  }

  @Test
  void closing_everything_leaves_no_lots_and_no_holdings() {
    Histories.forEachSeed(
        seed -> {
          Ledger open = Histories.last(Histories.history(seed));
          List<Histories.Step> closing = new Histories(seed).closing(open);
          Ledger closed = closing.isEmpty() ? open : Histories.last(closing);
          assertThat(closed.positions()).isEmpty();
          assertThat(closed.state().lots()).isEmpty();
          assertThat(closed.openFees()).isEqualTo(Money.zero(Books.USD));
          for (Instrument instrument : Histories.INSTRUMENTS) {
            assertThat(closed.lots(instrument)).isEmpty();
            assertThat(closed.balance(Posting.HOLDINGS, instrument.base()).isZero()).isTrue();
          }
          for (Currency quote : QUOTES) {
            assertThat(closed.cash(quote).minus(closed.deposits(quote)))
                .isEqualTo(closed.realised(quote));
          }
        });
  }

  private static boolean isUsd(Fill fill) {
    return fill.instrument().quote().equals(Books.USD);
  }

  private static Money baseFeeWorth(Fill fill) {
    return fill.fee().currency().equals(fill.instrument().base())
        ? fill.price().times(new Quantity(fill.fee().amount()), fill.instrument().quote())
        : Money.zero(fill.instrument().quote());
  }
}
