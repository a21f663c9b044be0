package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.VenueOrders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The channel {@code book} as Kraken documents it. */
final class KrakenBookWords {

  static final int DEPTH = 25;

  private KrakenBookWords() {}

  static String snapshot(String symbol, VenueOrders orders) {
    return message("snapshot", symbol, orders.bids(DEPTH), orders.asks(DEPTH), checksum(orders));
  }

  static String update(String symbol, VenueOrders before, VenueOrders after) {
    return message(
        "update",
        symbol,
        after.bidsSince(before, DEPTH),
        after.asksSince(before, DEPTH),
        checksum(after));
  }

  static String message(
      String type,
      String symbol,
      List<VenueOrders.Line> bids,
      List<VenueOrders.Line> asks,
      long checksum) {
    return "{\"channel\":\"book\",\"type\":\""
        + type
        + "\",\"data\":[{\"symbol\":\""
        + symbol
        + "\",\"bids\":"
        + levels(bids)
        + ",\"asks\":"
        + levels(asks)
        + ",\"checksum\":"
        + checksum
        + ",\"timestamp\":\"2026-03-02T12:00:20.440295Z\"}]}";
  }

  private static String levels(List<VenueOrders.Line> lines) {
    return lines.stream()
        .map(
            l ->
                "{\"price\":"
                    + l.price().toPlainString()
                    + ",\"qty\":"
                    + l.quantity().toPlainString()
                    + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  static long checksum(VenueOrders orders) {
    CRC32 crc = new CRC32();
    String digits = digits(orders.asks(10)) + digits(orders.bids(10));
    crc.update(digits.getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private static String digits(List<VenueOrders.Line> lines) {
    return lines.stream()
        .map(l -> digits(l.price().toPlainString()) + digits(l.quantity().toPlainString()))
        .collect(Collectors.joining());
  }

  private static String digits(String number) {
    return number.replace(".", "").replaceFirst("^0+", "");
  }
}
