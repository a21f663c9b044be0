package ffe.adapter.vendor;

import ffe.market.Candle;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers as api.polygon.io does, by its documentation of 2026-11; two candles a page. */
final class LoopbackPolygon extends LoopbackPrices {

  private static final int PAGE = 2;
  private static final Map<String, Integer> MINUTES =
      Map.of("1/minute", 1, "5/minute", 5, "15/minute", 15, "1/hour", 60, "4/hour", 240);

  LoopbackPolygon() throws IOException {}

  @Override
  Said answer(Asked q) {
    if (!("Bearer " + KEY).equals(q.headers().get("Authorization"))) {
      return new Said(401, "{\"status\":\"ERROR\",\"error\":\"Unknown API Key\"}");
    }
    String[] p = q.path().substring(1).split("/");
    if (q.path().startsWith("/v1/last/crypto/")) {
      return last(p, "-", "\"price\":" + price.toPlainString() + ",\"size\":0.01,\"exchange\":1");
    }
    if (q.path().startsWith("/v1/last_quote/currencies/")) {
      return last(
          p,
          "/",
          "\"ask\":%s,\"bid\":%s,\"exchange\":48"
              .formatted(price.add(price.ulp()), price.subtract(price.ulp())));
    }
    return q.path().startsWith("/v2/aggs/ticker/")
        ? aggregates(q, p)
        : new Said(404, "{\"status\":\"NOT_FOUND\"}");
  }

  private Said last(String[] p, String between, String fields) {
    return isKnown(p[3] + p[4])
        ? Said.of(
            "{\"last\":{%s,\"timestamp\":%d},\"status\":\"success\",\"symbol\":\"%s\"}"
                .formatted(fields, now.minusSeconds(5).toEpochMilli(), p[3] + between + p[4]))
        : new Said(404, "{\"status\":\"NOT_FOUND\",\"message\":\"Data not found.\"}");
  }

  private static boolean isKnown(String pair) {
    return pair.equals("BTCUSD") || pair.equals("EURUSD");
  }

  private Said aggregates(Asked q, String[] p) {
    String ticker = p[3];
    if (!isKnown(ticker.substring(2))) {
      return Said.of("{\"ticker\":\"" + ticker + "\",\"resultsCount\":0,\"status\":\"OK\"}");
    }
    List<Candle> all =
        truths(
            Instant.ofEpochMilli(Long.parseLong(p[7])),
            Instant.ofEpochMilli(Long.parseLong(p[8])),
            MINUTES.get(p[5] + "/" + p[6]));
    int from = Integer.parseInt(q.query().getOrDefault("cursor", "0"));
    int to = Math.min(all.size(), from + PAGE);
    String next =
        to < all.size()
            ? ",\"next_url\":\"https://api.polygon.example" + q.path() + "?cursor=" + to + "\""
            : "";
    String rows =
        all.subList(from, to).stream().map(LoopbackPolygon::row).collect(Collectors.joining(","));
    return Said.of(
        "{\"ticker\":\"%s\",\"adjusted\":true,\"results\":[%s],\"status\":\"DELAYED\"%s}"
            .formatted(ticker, rows, next));
  }

  private static String row(Candle c) {
    return "{\"v\":0,\"vw\":%s,\"o\":%s,\"c\":%s,\"h\":%s,\"l\":%s,\"t\":%d,\"n\":1}"
        .formatted(
            plain(c.open()),
            plain(c.open()),
            plain(c.close()),
            plain(c.high()),
            plain(c.low()),
            c.opensAt().toEpochMilli());
  }

  @Override
  String quota() {
    return "{\"status\":\"ERROR\",\"request_id\":\"1\",\"error\":\"exceeded by " + KEY + "\"}";
  }
}
