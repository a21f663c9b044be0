package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.QuotedBench;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import ffe.market.Venue;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.setting.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OANDA's side of a bench. */
final class OandaBench extends QuotedBench {

  static final Instrument EUR = Instrument.of("EUR-USD");
  static final List<Secret> LOGIN = List.of(Secret.of("a token"), Secret.of("101-004-1-001"));

  static final InstrumentSpec SPEC =
      new InstrumentSpec(
          new Venue("OANDA"),
          EUR,
          Price.of("0.00001"),
          Quantity.of("1"),
          Quantity.of("1"),
          Money.zero(EUR.quote()),
          Optional.of(TradingHours.FX));

  private static final Map<String, Timeframe> GRANULARITIES =
      Map.of(
          "M1",
          Timeframe.M1,
          "M5",
          Timeframe.M5,
          "M15",
          Timeframe.M15,
          "H1",
          Timeframe.H1,
          "H4",
          Timeframe.H4,
          "D",
          Timeframe.D1);

  private static final Pattern CANDLES =
      Pattern.compile(
          "/v3/instruments/EUR_USD/candles\\?price=M&granularity=([0-9A-Z]+)&from=([^&]+)"
              + "&to=([^&]+)&dailyAlignment=0&alignmentTimezone=UTC");

  /** So near that the middle keeps every digit. */
  private static final BigDecimal APART = new BigDecimal("0.00000000000000000001");

  OandaBench() throws IOException {
    super(SPEC);
  }

  @Override
  protected Subject subject(HttpAsker rest) {
    return new Subject(new OandaDialect(LOGIN), new OandaHistory(new HttpOanda(rest), EUR), EUR);
  }

  @Override
  protected String lifeSign() {
    return OandaWords.heartbeat(START);
  }

  @Override
  protected void welcome(LoopbackSocket socket, String first) throws InterruptedException {
    String asked = socket.next();
    if (!asked.startsWith(
            "GET /v3/accounts/101-004-1-001/pricing/stream?snapshot=true&instruments=EUR_USD HTTP/")
        || !asked.contains("\r\nAuthorization: Bearer a token\r\n")) {
      throw new AssertionError(asked);
    }
    // nothing can be traded yet, so that what follows is all there is
    socket.send(OandaWords.closed("EUR_USD", now().minus(Duration.ofSeconds(1)), "1.1", "1.2"));
  }

  @Override
  protected String quote(Instant at, String bid, String ask) {
    return OandaWords.price("EUR_USD", at, bid, ask);
  }

  @Override
  protected Quantity quantity() {
    return Quantity.ZERO;
  }

  @Override
  protected Answer rest(String path) {
    if (path.equals("/v3/accounts/101-004-1-001/pricing?instruments=EUR_USD")) {
      return Answer.json(
          OandaWords.pricing(now(), List.of(OandaWords.price("EUR_USD", now(), "1.1", "1.2"))));
    }
    if (path.equals("/v3/accounts/101-004-1-001/instruments?instruments=EUR_USD")) {
      return Answer.json(OandaWords.instruments(List.of(OandaWords.instrument("EUR_USD"))));
    }
    Matcher asked = CANDLES.matcher(path);
    if (!asked.matches()) {
      return new Answer(404, "application/json", OandaWords.refusal("no such page"));
    }
    Timeframe timeframe = Optional.ofNullable(GRANULARITIES.get(asked.group(1))).orElseThrow();
    Instant from = Instant.parse(asked.group(2));
    Instant to = Instant.parse(asked.group(3));
    List<Candle> rows =
        truth.rows(timeframe, now(), 9_000).stream()
            .filter(c -> !c.opensAt().isBefore(from) && c.opensAt().isBefore(to))
            .filter(c -> !c.isEmpty())
            .toList();
    return rows.size() > 5_000
        ? new Answer(400, "application/json", OandaWords.refusal("Maximum count exceeded"))
        : Answer.json(OandaWords.candles("EUR_USD", asked.group(1), rows));
  }

  @Override
  protected List<String> messages(List<Frame.Trade> trades) {
    return trades.stream().map(OandaBench::price).toList();
  }

  private static String price(Frame.Trade trade) {
    BigDecimal middle = trade.price().value();
    return OandaWords.price(
            "EUR_USD",
            trade.stamp(),
            middle.subtract(APART).toPlainString(),
            middle.add(APART).toPlainString())
        // so that no line is like another
        .replace("\"liquidity\":1000000", "\"liquidity\":" + (1 + trade.id() - FIRST_ID));
  }

  @Override
  protected List<String> unreadable() {
    String good = OandaWords.price("EUR_USD", START, "1.1", "1.2");
    return List.of(
        good.replace("1.1", "low"),
        good.replace("1.1", "-1"),
        good.replace("1.1", "0"),
        good.replace("\"1.1\"", "null"),
        good.replace("1000000", "\"NaN\""),
        good.replace("2000000", "-1"),
        good.replace("2026-", "soon"),
        good.replace("2026-", "9999-"),
        good.replace("\"asks\":[{", "\"asks\":[null,{"),
        good.replace("\"bids\":", "\"offers\":"),
        good.replace("\"tradeable\":true", "\"tradeable\":\"yes\""),
        good.replace("\"EUR_USD\"", "null"),
        good.replace("\"PRICE\"", "7"),
        good.substring(0, good.length() / 2));
  }

  @Override
  protected String goodbye() {
    return "ended by OANDA";
  }

  @Override
  protected List<String> endings() {
    return List.of(
        OandaWords.refusal("Insufficient authorization to perform request.")
            + " => OANDA says Insufficient authorization to perform request.");
  }

  @Override
  protected List<String> foreign() {
    return List.of(
        OandaWords.price("USD_JPY", START, "4.1", "4.2"),
        OandaWords.heartbeat(START),
        "{\"type\":\"something new\"}");
  }

  @Override
  protected List<Answer> failures() {
    String half = "{\"complete\":true,\"time\":\"2026-03-02T12:00:00Z\",\"volume\":1";
    return List.of(
        Answer.json("{}"),
        Answer.json("{\"candles\":null}"),
        Answer.json("{\"candles\":[null]}"),
        Answer.json("{\"candles\":[" + half + "}]}"),
        Answer.json("{\"candles\":[" + half + ",\"mid\":{\"o\":\"1\",\"h\":\"1\",\"l\":\"1\"}}]}"),
        Answer.json(
            "{\"candles\":["
                + half.replace("2026", "1999")
                + ",\"mid\":{\"o\":\"1\",\"h\":\"1\",\"l\":\"1\",\"c\":\"1\"}}]}"),
        new Answer(401, "application/json", OandaWords.refusal("no")),
        new Answer(400, "application/json", OandaWords.refusal("Invalid value")));
  }

  @Override
  protected String candlesPath() {
    return "/candles";
  }
}
