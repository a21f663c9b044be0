package ffe.portfolio;

import ffe.market.Instrument;
import ffe.market.Venue;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.order.ClientOrderId;
import ffe.order.Fill;
import ffe.order.Side;
import java.time.Instant;
import java.util.List;

/** Events of a small paper account, written briefly. */
final class Books {

  static final Currency USD = Currency.USD;
  static final Currency BTC = new Currency("BTC");
  static final Instrument BTC_USD = Instrument.of("BTC-USD");
  static final Instrument ETH_USD = Instrument.of("ETH-USD");
  static final Account PAPER =
      new Account("paper", Account.Mode.PAPER, new Venue("KRAKEN"), Currency.USD);
  static final Instant T0 = Instant.parse("2013-11-25T00:00:00Z");

  private Books() {}

  static Money usd(String amount) {
    return Money.of(amount, USD);
  }

  static LedgerEvent deposit(String id, long second, String amount) {
    return new LedgerEvent.Deposited(id, T0.plusSeconds(second), usd(amount));
  }

  static LedgerEvent buy(String id, long second, String quantity, String price, Money fee) {
    return fill(id, second, BTC_USD, Side.BUY, quantity, price, fee);
  }

  static LedgerEvent sell(String id, long second, String quantity, String price, Money fee) {
    return fill(id, second, BTC_USD, Side.SELL, quantity, price, fee);
  }

  static LedgerEvent fill(
      String id,
      long second,
      Instrument instrument,
      Side side,
      String quantity,
      String price,
      Money fee) {
    return new LedgerEvent.Filled(
        new Fill(
            id,
            ClientOrderId.derived("paper", id, "test"),
            instrument,
            side,
            Price.of(price),
            Quantity.of(quantity),
            fee,
            Fill.Liquidity.TAKER,
            T0.plusSeconds(second)));
  }

  static Ledger after(LedgerEvent... events) {
    return Ledger.replay(PAPER, List.of(events));
  }
}
