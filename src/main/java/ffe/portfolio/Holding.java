package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Money;
import ffe.money.Quantity;
import ffe.order.Fill;
import ffe.order.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The open lots of one instrument, the oldest first.
 *
 * @param opened SELL where units are owed: the lots are what was sold of them
 * @param lots in order of their time; those of one instant in order of booking
 */
record Holding(Instrument instrument, Side opened, List<Lot> lots) {

  /** What closing leaves, and the round trips it made. */
  record Closing(Holding rest, List<RoundTrip> closed) {}

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
        : Optional.of(new Position(instrument, opened, quantity(), cost(), lots.get(0).at()));
  }

  /** True for a fill that adds to it. */
  boolean opens(Fill fill) {
    return lots.isEmpty() || fill.side() == opened;
  }

  Holding open(Execution entry) {
    List<Lot> more = new ArrayList<>(lots);
    more.add(
        new Lot(
            entry.fill().id(), entry.fill().time(), entry.quantity(), entry.gross(), entry.fee()));
    more.sort(Comparator.comparing(Lot::at));
    return new Holding(instrument, entry.fill().side(), more);
  }

  /**
   * @throws IllegalStateException if it takes more than is held
   */
  Closing close(Execution exit) {
    if (exit.quantity().compareTo(quantity()) > 0) {
      throw new IllegalStateException(
          (opened == Side.BUY ? "a sale" : "a purchase that closes")
              + " never exceeds the holding: "
              + (exit.fill().id() + " takes " + exit.quantity() + " of " + instrument)
              + (", held are " + quantity()));
    }
    List<Lot> rest = new ArrayList<>(lots.size());
    List<RoundTrip> closed = new ArrayList<>();
    Execution open = exit;
    for (Lot lot : lots) {
      if (open.quantity().isZero()) {
        rest.add(lot);
        continue;
      }
      Quantity taken = lot.quantity().min(open.quantity());
      Lot part = lot.part(taken);
      Execution share = share(open, taken);
      closed.add(roundTrip(part, share));
      open = rest(open, share);
      if (taken.compareTo(lot.quantity()) < 0) {
        rest.add(lot.without(part));
      }
    }
    return new Closing(new Holding(instrument, opened, rest), List.copyOf(closed));
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
    Money cost = opened == Side.BUY ? entry.cost() : exit.gross();
    Money proceeds = opened == Side.BUY ? exit.gross() : entry.cost();
    return new RoundTrip(
        instrument,
        entry.at(),
        exit.fill().time(),
        entry.quantity(),
        cost,
        proceeds,
        fees,
        proceeds.minus(cost).minus(fees),
        entry.fillId(),
        exit.fill().id());
  }
}
