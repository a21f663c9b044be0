package ffe.adapter.vendor;

import ffe.market.Candle;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers as api.twelvedata.com does, by its documentation of 2026-11. */
final class LoopbackTwelveData extends LoopbackPrices {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Map<String, Integer> MINUTES =
      Map.of("1min", 1, "5min", 5, "15min", 15, "1h", 60, "4h", 240);

  LoopbackTwelveData() throws IOException {}

  @Override
  Said answer(Asked q) {
    if (!("apikey " + KEY).equals(q.headers().get("Authorization"))) {
      return new Said(
          401, "{\"code\":401,\"message\":\"apikey parameter is incorrect\",\"status\":\"error\"}");
    }
    String symbol = q.query().get("symbol");
    if (!symbol.equals("BTC/USD") && !symbol.equals("EUR/USD")) {
      // with status 200, as it does
      return Said.of("{\"code\":404,\"message\":\"symbol not found\",\"status\":\"error\"}");
    }
    if (q.path().equals("/exchange_rate")) {
      return Said.of(
          "{\"symbol\":\"%s\",\"rate\":%s,\"timestamp\":%d}"
              .formatted(symbol, price.toPlainString(), now.getEpochSecond() - 5));
    }
    if (!q.path().equals("/time_series") || !q.query().get("timezone").equals("UTC")) {
      return new Said(404, "{\"code\":404,\"message\":\"no such path\",\"status\":\"error\"}");
    }
    String rows =
        truths(
                time(q.query().get("start_date")),
                time(q.query().get("end_date")).plusSeconds(1),
                MINUTES.get(q.query().get("interval")))
            .stream()
            .map(LoopbackTwelveData::row)
            .collect(Collectors.joining(","));
    return Said.of(
        """
        {"meta":{"symbol":"%s","interval":"%s","currency_base":"Bitcoin","currency_quote":"US Dollar",
        "exchange":"Coinbase Pro","type":"Digital Currency"},"values":[%s],"status":"ok"}
        """
            .formatted(symbol, q.query().get("interval"), rows));
  }

  private static Instant time(String text) {
    return LocalDateTime.parse(text, TIME.withZone(null)).toInstant(ZoneOffset.UTC);
  }

  private static String row(Candle c) {
    return "{\"datetime\":\"%s\",\"open\":\"%s\",\"high\":\"%s\",\"low\":\"%s\",\"close\":\"%s\"}"
        .formatted(
            TIME.format(c.opensAt()),
            plain(c.open()),
            plain(c.high()),
            plain(c.low()),
            plain(c.close()));
  }

  @Override
  String quota() {
    return "{\"code\":429,\"message\":\"You have run out of API credits for "
        + KEY
        + "\",\"status\":\"error\"}";
  }
}
