package ffe.adapter.ticks;

import ffe.desk.ticks.TradeTick;
import ffe.market.Instrument;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.Side;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A tick as bytes: its parts in order, a tab between two. */
final class TickLine {

  /** Longer than any tick is. */
  static final int BYTES_MAX = 1_024;

  private static final String TAB = "\t";
  private static final int PARTS = 8;

  private TickLine() {}

  static byte[] write(TradeTick tick) {
    return String.join(
            TAB,
            tick.source(),
            tick.instrument().name(),
            tick.at().toString(),
            tick.id(),
            tick.price().value().toPlainString(),
            tick.quantity().value().toPlainString(),
            tick.taker().map(Side::name).orElse(""),
            tick.heardAt().toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Empty where it is none. */
  static Optional<TradeTick> read(byte[] bytes) {
    String[] parts = new String(bytes, StandardCharsets.UTF_8).split(TAB, -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TradeTick(
              parts[0],
              Instrument.of(parts[1]),
              Instant.parse(parts[2]),
              parts[3],
              Price.of(parts[4]),
              Quantity.of(parts[5]),
              Optional.of(parts[6]).filter(side -> !side.isEmpty()).map(Side::valueOf),
              Instant.parse(parts[7])));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
