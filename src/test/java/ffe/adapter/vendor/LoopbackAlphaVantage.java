package ffe.adapter.vendor;

import ffe.market.Candle;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Answers as www.alphavantage.co does, by its documentation of 2026-11: always with status 200. */
final class LoopbackAlphaVantage extends LoopbackPrices {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  LoopbackAlphaVantage() throws IOException {}

  @Override
  Said answer(Asked q) {
    if (!KEY.equals(q.query().get("apikey"))) {
      return Said.of("{\"Error Message\":\"the parameter apikey is invalid or missing.\"}");
    }
    String function = q.query().get("function");
    return switch (function) {
      case "CURRENCY_EXCHANGE_RATE" ->
          isKnown(q, "from_currency", "to_currency") ? rate(q) : unknown();
      case "CRYPTO_INTRADAY" -> isKnown(q, "symbol", "market") ? crypto(q) : unknown();
      case "FX_INTRADAY" -> isKnown(q, "from_symbol", "to_symbol") ? forex(q) : unknown();
      default -> unknown();
    };
  }

  private static boolean isKnown(Asked q, String from, String to) {
    String pair = q.query().get(from) + q.query().get(to);
    return pair.equals("BTCUSD") || pair.equals("EURUSD");
  }

  private static Said unknown() {
    return Said.of("{\"Error Message\":\"Invalid API call.\"}");
  }

  private Said rate(Asked q) {
    return Said.of(
        """
        {"Realtime Currency Exchange Rate":{"1. From_Currency Code":"%s","2. From_Currency Name":"One",
        "3. To_Currency Code":"%s","4. To_Currency Name":"Other","5. Exchange Rate":"%s",
        "6. Last Refreshed":"%s","7. Time Zone":"UTC","8. Bid Price":"1","9. Ask Price":"2"}}
        """
            .formatted(
                q.query().get("from_currency"),
                q.query().get("to_currency"),
                price.toPlainString(),
                TIME.format(now.minusSeconds(5))));
  }

  private Said crypto(Asked q) {
    return Said.of(
        """
        {"Meta Data":{"1. Information":"Crypto Intraday","2. Digital Currency Code":"%s",
        "3. Digital Currency Name":"Bitcoin","4. Market Code":"%s","5. Market Name":"Dollar",
        "6. Last Refreshed":"x","7. Interval":"1min","8. Output Size":"Full","9. Time Zone":"UTC"},
        "Time Series Crypto (1min)":{%s}}
        """
            .formatted(q.query().get("symbol"), q.query().get("market"), rows(q)));
  }

  private Said forex(Asked q) {
    return Said.of(
        """
        {"Meta Data":{"1. Information":"FX Intraday","2. From Symbol":"%s","3. To Symbol":"%s",
        "4. Last Refreshed":"x","5. Interval":"1min","6. Output Size":"Full size",
        "7. Time Zone":"UTC"},"Time Series FX (1min)":{%s}}
        """
            .formatted(q.query().get("from_symbol"), q.query().get("to_symbol"), rows(q)));
  }

  /** Newest first. */
  private String rows(Asked q) {
    int minutes = Integer.parseInt(q.query().get("interval").replace("min", ""));
    List<Candle> candles = new ArrayList<>(truths(now.minus(Duration.ofDays(2)), now, minutes));
    Collections.reverse(candles);
    return candles.stream().map(LoopbackAlphaVantage::row).collect(Collectors.joining(","));
  }

  private static String row(Candle c) {
    return "\"%s\":{\"1. open\":\"%s\",\"2. high\":\"%s\",\"3. low\":\"%s\",\"4. close\":\"%s\"}"
        .formatted(
            TIME.format(c.opensAt()),
            plain(c.open()),
            plain(c.high()),
            plain(c.low()),
            plain(c.close()));
  }

  @Override
  String quota() {
    return "{\"Information\":\"We have detected your API key as " + KEY + " and our limit\"}";
  }
}
