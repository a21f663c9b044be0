package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The open lots of one instrument, the oldest first.
 *
 * @param lots in order of their time; those of one instant in order of booking
 */
record Holding(Instrument instrument, List<Lot> lots) {

  /** What a sale leaves, and the round trips it made. */
  record Sale(Holding rest, List<RoundTrip> closed) {}

  Holding {
    lots = List.copyOf(lots);
  }

  Quantity quantity() {
    return lots.stream().map(Lot::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  Money cost() {
    return lots.stream().map(Lot::cost).reduce(Money.zero(instrument.quote()), Money::plus);
  }

  Money fees() {
    return lots.stream().map(Lot::fee).reduce(Money.zero(instrument.quote()), Money::plus);
  }

  Optional<Position> position() {
    return lots.isEmpty()
        ? Optional.empty()
        : Optional.of(new Position(instrument, quantity(), cost(), lots.get(0).at()));
  }

  Holding buy(Execution purchase) {
    List<Lot> more = new ArrayList<>(lots);
    more.add(
        new Lot(
            purchase.fill().id(),
            purchase.fill().time(),
            purchase.quantity(),
            purchase.gross(),
            purchase.fee()));
    more.sort(Comparator.comparing(Lot::at));
    return new Holding(instrument, more);
  }

  /**
   * @throws IllegalStateException if the sale takes more than is held
   */
  Sale sell(Execution sale) {
    if (sale.quantity().compareTo(quantity()) > 0) {
      throw new IllegalStateException(
          "a sale never exceeds the holding: "
              + (sale.fill().id() + " takes " + sale.quantity() + " of " + instrument)
              + (", held are " + quantity()));
    }
    List<Lot> rest = new ArrayList<>(lots.size());
    List<RoundTrip> closed = new ArrayList<>();
    Execution open = sale;
    for (Lot lot : lots) {
      if (open.quantity().isZero()) {
        rest.add(lot);
        continue;
      }
      Quantity taken = lot.quantity().min(open.quantity());
      Lot part = lot.part(taken);
      Execution exit = share(open, taken);
      closed.add(roundTrip(part, exit));
      open = rest(open, exit);
      if (taken.compareTo(lot.quantity()) < 0) {
        rest.add(lot.without(part));
      }
    }
    return new Sale(new Holding(instrument, rest), List.copyOf(closed));
  }

  private static Execution share(Execution whole, Quantity taken) {
    return new Execution(
        whole.fill(),
        taken,
        Share.of(whole.gross(), taken, whole.quantity()),
        Share.of(whole.fee(), taken, whole.quantity()));
  }

  private static Execution rest(Execution whole, Execution part) {
    return new Execution(
        whole.fill(),
        whole.quantity().minus(part.quantity()),
        whole.gross().minus(part.gross()),
        whole.fee().minus(part.fee()));
  }

  private RoundTrip roundTrip(Lot entry, Execution exit) {
    Money fees = entry.fee().plus(exit.fee());
    return new RoundTrip(
        instrument,
        entry.at(),
        exit.fill().time(),
        entry.quantity(),
        entry.cost(),
        exit.gross(),
        fees,
        exit.gross().minus(entry.cost()).minus(fees),
        entry.fillId(),
        exit.fill().id());
  }
}
