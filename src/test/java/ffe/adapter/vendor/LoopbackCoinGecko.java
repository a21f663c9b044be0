package ffe.adapter.vendor;

import ffe.market.Candle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Answers as api.coingecko.com does, by its documentation of 2026-11. */
final class LoopbackCoinGecko extends LoopbackPrices {

  LoopbackCoinGecko() throws IOException {}

  @Override
  Said answer(Asked q) {
    if (!KEY.equals(q.headers().get("x-cg-demo-api-key"))) {
      return new Said(401, "{\"status\":{\"error_code\":10002,\"error_message\":\"no key\"}}");
    }
    if (q.path().equals("/api/v3/simple/price")) {
      return Said.of(
          "{\"%s\":{\"usd\":%s,\"last_updated_at\":%d}}"
              .formatted(q.query().get("ids"), price.toPlainString(), now.getEpochSecond() - 5));
    }
    if (!q.path().equals("/api/v3/coins/bitcoin/ohlc")) {
      return new Said(404, "{\"error\":\"coin not found\"}");
    }
    int days = Integer.parseInt(q.query().get("days"));
    long minutes = days == 1 ? 30 : 240;
    List<Candle> all = truths(now.minus(Duration.ofDays(days)), now, minutes);
    List<String> rows = new ArrayList<>();
    for (Candle c : all) {
      long closes = c.opensAt().plus(Duration.ofMinutes(minutes)).toEpochMilli();
      rows.add(
          "[%d,%s,%s,%s,%s]"
              .formatted(
                  Math.min(closes, now.toEpochMilli()),
                  plain(c.open()),
                  plain(c.high()),
                  plain(c.low()),
                  plain(c.close())));
    }
    return Said.of(rows.stream().collect(Collectors.joining(",", "[", "]")));
  }

  @Override
  String quota() {
    return "{\"status\":{\"error_code\":429,\"error_message\":\"Rate Limit by " + KEY + "\"}}";
  }
}
