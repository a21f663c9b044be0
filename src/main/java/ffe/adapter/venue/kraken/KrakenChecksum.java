package ffe.adapter.venue.kraken;

import ffe.market.BookLadder;
import ffe.market.BookLadder.Side;
import ffe.market.OrderBook;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The checksum of a book: CRC32 over the digits of its ten best asks and then bids, prices and
 * quantities without point and leading zeros (docs.kraken.com, Book checksum (WebSocket v2), read
 * 2026-11).
 *
 * <p>The digits are those of the pair's decimals, which are as many as any number told had: so it
 * makes no difference whether zeros at the end of a number are written.
 */
final class KrakenChecksum {

  private static final int LEVELS = 10;

  private int priceDecimals;
  private int quantityDecimals;

  /** As the venue wrote them. */
  void saw(BigDecimal price, BigDecimal quantity) {
    priceDecimals = Math.max(priceDecimals, price.scale());
    quantityDecimals = Math.max(quantityDecimals, quantity.scale());
  }

  long of(BookLadder ladder) {
    StringBuilder digits = new StringBuilder();
    append(digits, ladder, Side.ASK);
    append(digits, ladder, Side.BID);
    CRC32 crc = new CRC32();
    crc.update(digits.toString().getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private void append(StringBuilder digits, BookLadder ladder, Side side) {
    for (OrderBook.Level level : ladder.best(side, LEVELS)) {
      digits
          .append(level.price().value().setScale(priceDecimals).unscaledValue())
          .append(level.quantity().value().setScale(quantityDecimals).unscaledValue());
    }
  }
}
