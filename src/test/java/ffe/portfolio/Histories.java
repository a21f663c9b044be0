package ffe.portfolio;

import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Random but possible histories of a cash account: deposits, purchases, sales whole and in part,
 * odd decimals, fees of zero, in quote and in base, several instruments and two quote currencies.
 */
final class Histories {

  static final List<Instrument> INSTRUMENTS =
      List.of(Instrument.of("BTC-USD"), Instrument.of("ETH-USD"), Instrument.of("BTC-EUR"));

  /** One step: the ledger before, the event and the answer. */
  record Step(Ledger before, LedgerEvent event, Booked booked) {}

  private static final List<List<Step>> ALL =
      LongStream.range(0, 300).mapToObj(seed -> new Histories(seed).run()).toList();

  private final Random random;
  private final List<Step> steps = new ArrayList<>();
  private Ledger ledger = Ledger.empty(Books.PAPER);
  private Instant time = Books.T0;
  private int serial;

  Histories(long seed) {
    random = new Random(seed);
  }

  /** The history of a seed, 0 to 299. */
  static List<Step> history(long seed) {
    return ALL.get(Math.toIntExact(seed));
  }

  static Ledger last(List<Step> steps) {
    return steps.get(steps.size() - 1).booked().ledger();
  }

  static void forEachSeed(LongConsumer check) {
    for (long seed = 0; seed < ALL.size(); seed++) {
      try {
        check.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("history of seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  static void forEachStep(Consumer<Step> check) {
    forEachSeed(seed -> history(seed).forEach(check));
  }

  private List<Step> run() {
    book(deposited(Currency.USD));
    book(deposited(new Currency("EUR")));
    int length = 10 + random.nextInt(50);
    for (int i = 0; i < length; i++) {
      Instrument instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
      int dice = random.nextInt(20);
      if (dice == 0) {
        book(deposited(instrument.quote()));
      } else if (dice < 11) {
        purchase(instrument).ifPresent(this::book);
      } else {
        sale(instrument).ifPresent(this::book);
      }
    }
    return steps;
  }

  /** Sales that close everything that is open, at random prices and with random fees. */
  List<Step> closing(Ledger open) {
    ledger = open;
    serial = 10_000;
    time = Books.T0.plusSeconds(1_000_000);
    for (Position position : open.positions()) {
      Price price = price();
      BigDecimal held = position.quantity().value();
      if (random.nextBoolean() && held.scale() <= 14) {
        BigDecimal fee = held.movePointLeft(3).setScale(12, RoundingMode.DOWN);
        book(
            fill(
                position.instrument(),
                Side.SELL,
                price,
                new Quantity(held.subtract(fee)),
                new Money(fee, position.instrument().base())));
      } else {
        Money fee = price.times(position.quantity(), position.instrument().quote());
        book(fill(position.instrument(), Side.SELL, price, position.quantity(), tenth(fee)));
      }
    }
    return steps;
  }

  private static Money tenth(Money money) {
    return new Money(
        money.amount().movePointLeft(1).setScale(8, RoundingMode.DOWN), money.currency());
  }

  private void book(LedgerEvent event) {
    Booked booked = ledger.book(event);
    steps.add(new Step(ledger, event, booked));
    ledger = booked.ledger();
  }

  private LedgerEvent deposited(Currency currency) {
    return new LedgerEvent.Deposited(
        "d" + ++serial, next(), new Money(decimal(100, 20_000, random.nextInt(7)), currency));
  }

  private Optional<LedgerEvent> purchase(Instrument instrument) {
    Price price = price();
    BigDecimal cash = ledger.cash(instrument.quote()).amount();
    BigDecimal spend = cash.multiply(BigDecimal.valueOf(random.nextDouble() * 0.9));
    BigDecimal quantity =
        spend.divide(price.value(), 3 + random.nextInt(10), RoundingMode.DOWN).setScale(12);
    if (quantity.signum() <= 0) {
      return Optional.empty();
    }
    Quantity units = new Quantity(quantity);
    Money fee = fee(instrument, price, units);
    return Optional.of(fill(instrument, Side.BUY, price, units, fee));
  }

  private Optional<LedgerEvent> sale(Instrument instrument) {
    Optional<Position> position = ledger.position(instrument);
    if (position.isEmpty()) {
      return Optional.empty();
    }
    Price price = price();
    BigDecimal held = position.get().quantity().value();
    BigDecimal part =
        random.nextInt(4) == 0
            ? held
            : held.multiply(BigDecimal.valueOf(random.nextDouble()))
                .setScale(3 + random.nextInt(10), RoundingMode.DOWN);
    if (part.signum() <= 0) {
      return Optional.empty();
    }
    Quantity units = new Quantity(part);
    Money fee = fee(instrument, price, units);
    boolean tooMuch =
        fee.currency().equals(instrument.base()) && part.add(fee.amount()).compareTo(held) > 0;
    Money possible = tooMuch ? Money.zero(instrument.quote()) : fee;
    return Optional.of(fill(instrument, Side.SELL, price, units, possible));
  }

  /** 0 to 2 per cent, in quote or base, at 2 to 12 decimals. */
  private Money fee(Instrument instrument, Price price, Quantity units) {
    BigDecimal rate = random.nextInt(5) == 0 ? BigDecimal.ZERO : decimal(0, 2, 4).movePointLeft(2);
    int decimals = 2 + random.nextInt(11);
    if (random.nextInt(3) == 0) {
      return new Money(
          units.value().multiply(rate).setScale(decimals, RoundingMode.DOWN), instrument.base());
    }
    return new Money(
        price
            .times(units, instrument.quote())
            .amount()
            .multiply(rate)
            .setScale(decimals, RoundingMode.HALF_UP),
        instrument.quote());
  }

  private LedgerEvent fill(
      Instrument instrument, Side side, Price price, Quantity quantity, Money fee) {
    String id = "f" + ++serial;
    ClientOrderId order = ClientOrderId.derived("paper", id, "test");
    return new LedgerEvent.Filled(
        new Fill(id, order, instrument, side, price, quantity, fee, Fill.Liquidity.TAKER, next()));
  }

  Price price() {
    return new Price(decimal(1, 1500, 1 + random.nextInt(8)).max(new BigDecimal("0.01")));
  }

  private BigDecimal decimal(int from, int to, int decimals) {
    return BigDecimal.valueOf(from + random.nextDouble() * (to - from))
        .setScale(decimals, RoundingMode.HALF_UP);
  }

  /** Time moves on, or stands still for several events. */
  private Instant next() {
    time = time.plusSeconds(random.nextInt(3));
    return time;
  }
}
