package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.QuotedBench;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.setting.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alpaca's side of a bench. */
final class AlpacaBench extends QuotedBench {

  static final Instrument BTC = Instrument.of("BTC-USD");
  static final List<Secret> LOGIN = List.of(Secret.of("an id"), Secret.of("a \"secret\""));

  static final InstrumentSpec SPEC =
      new InstrumentSpec(
          new Venue("ALPACA"),
          BTC,
          Price.of("0.1"),
          Quantity.of("0.000000001"),
          Quantity.of("0.000010954"),
          Money.zero(BTC.quote()));

  private static final Map<String, Timeframe> TIMEFRAMES =
      Map.of(
          "1Min",
          Timeframe.M1,
          "5Min",
          Timeframe.M5,
          "15Min",
          Timeframe.M15,
          "1Hour",
          Timeframe.H1);

  private static final Pattern BARS =
      Pattern.compile(
          "/v1beta3/crypto/us/bars\\?symbols=BTC%2FUSD&timeframe=([0-9A-Za-z]+)&start=([^&]+)"
              + "&end=([^&]+)&limit=10000(&page_token=([0-9]+))?");

  /** Bars of a page, so that there are several. */
  private static final int PAGE = 4_000;

  /** Trades of one message. */
  private static final int UPDATE = 500;

  private static final Frame.Trade SOME =
      new Frame.Trade(28457, START, Price.of("4.000001"), Quantity.of("12"));

  AlpacaBench() throws IOException {
    super(SPEC);
  }

  @Override
  protected Subject subject(HttpAsker rest) {
    return new Subject(new AlpacaDialect(LOGIN), new AlpacaHistory(new HttpAlpaca(rest), BTC), BTC);
  }

  @Override
  protected String lifeSign() {
    return "["
        + AlpacaWords.bar(candle()).replace("{\"c\"", "{\"T\":\"b\",\"S\":\"BTC/USD\",\"c\"")
        + "]";
  }

  private static Candle candle() {
    return new Candle(START, 1, 1, 1, 1, 1, 1);
  }

  @Override
  protected void welcome(LoopbackSocket socket, String first) throws InterruptedException {
    String login = socket.next();
    if (!login.equals("{\"action\":\"auth\",\"key\":\"an id\",\"secret\":\"a \\\"secret\\\"\"}")) {
      throw new AssertionError(login);
    }
    tell(socket, AlpacaWords.CONNECTED);
    tell(socket, AlpacaWords.AUTHENTICATED);
    beat();
    String asked = socket.next();
    if (!asked.equals(
        "{\"action\":\"subscribe\",\"trades\":[\"BTC/USD\"],\"quotes\":[\"BTC/USD\"]}")) {
      throw new AssertionError(asked);
    }
    socket.send(AlpacaWords.subscription(List.of("BTC/USD")));
  }

  @Override
  protected String quote(Instant at, String bid, String ask) {
    return AlpacaWords.quote("BTC/USD", at, bid, ask);
  }

  @Override
  protected Answer rest(String path) {
    if (path.equals("/v2/clock")) {
      return Answer.json(AlpacaWords.clock(now()));
    }
    if (path.startsWith("/v2/assets?")) {
      return Answer.json(
          "[" + AlpacaWords.asset("ETH/USD") + "," + AlpacaWords.asset("BTC/USD") + "]");
    }
    Matcher asked = BARS.matcher(path);
    if (!asked.matches()) {
      return new Answer(404, "application/json", "{\"message\":\"not found\"}");
    }
    Timeframe timeframe = Optional.ofNullable(TIMEFRAMES.get(asked.group(1))).orElseThrow();
    Instant from = Instant.parse(asked.group(2));
    Instant to = Instant.parse(asked.group(3));
    List<Candle> rows =
        truth.rows(timeframe, now(), 9_000).stream()
            .filter(c -> !c.opensAt().isBefore(from) && !c.opensAt().isAfter(to))
            .filter(c -> !c.isEmpty())
            .toList();
    int page = asked.group(5) == null ? 0 : Integer.parseInt(asked.group(5));
    int end = Math.min(rows.size(), (page + 1) * PAGE);
    return Answer.json(
        AlpacaWords.bars(
            "BTC/USD", rows.subList(page * PAGE, end), end < rows.size() ? "" + (page + 1) : ""));
  }

  @Override
  protected List<String> messages(List<Frame.Trade> trades) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < trades.size(); i += UPDATE) {
      messages.add(
          AlpacaWords.trades("BTC/USD", trades.subList(i, Math.min(trades.size(), i + UPDATE))));
    }
    return messages;
  }

  @Override
  protected List<String> unreadable() {
    String good = AlpacaWords.trades("BTC/USD", List.of(SOME));
    String quote = AlpacaWords.quote("BTC/USD", START, "4.1", "4.2");
    return List.of(
        good.replace("4.000001", "\"fifty\""),
        good.replace("4.000001", "-5"),
        good.replace("4.000001", "0"),
        good.replace("4.000001", "1e999999999"),
        good.replace("4.000001", "null"),
        good.replace(":12,", ":\"NaN\","),
        good.replace("28457", "28457.5"),
        good.replace("28457", "9223372036854775808"),
        good.replace("\"t\":\"2026", "\"t\":\"soon"),
        good.replace("\"t\":\"2026", "\"t\":\"9999"),
        good.replace("\"S\":\"BTC/USD\"", "\"S\":null"),
        good.replace("\"T\":\"t\"", "\"T\":null"),
        good.replace("[{", "[null,{"),
        good.substring(0, good.length() / 2),
        quote.replace("4.1", "\"low\""),
        quote.replace("\"ap\":4.2,", ""),
        quote.replace("4.2", "-4.2"),
        quote.replace("13445.46", "-1"),
        "{\"T\":\"success\",\"msg\":\"connected\"}");
  }

  @Override
  protected List<String> endings() {
    return List.of(
        AlpacaWords.error(402, "auth failed")
            + " => Alpaca refused with 402 auth failed (check FFE_VENUE_ALPACA_API_KEY and"
            + " FFE_VENUE_ALPACA_API_SECRET)",
        AlpacaWords.error(404, "auth timeout")
            + " => Alpaca refused with 404 auth timeout (check FFE_VENUE_ALPACA_API_KEY and"
            + " FFE_VENUE_ALPACA_API_SECRET)",
        AlpacaWords.error(406, "connection limit exceeded")
            + " => Alpaca refused with 406 connection limit exceeded (the key is connected already:"
            + " end the other program, or give this one a key of its own)",
        AlpacaWords.error(407, "slow client")
            + " => Alpaca refused with 407 slow client (this machine or its line was too slow for"
            + " what is subscribed to: follow fewer)",
        AlpacaWords.error(409, "insufficient subscription")
            + " => Alpaca refused with 409 insufficient subscription (the key's plan does not have"
            + " these prices: change the plan)",
        AlpacaWords.error(500, "internal error") + " => Alpaca refused with 500 internal error",
        "[{\"T\":\"error\",\"code\":500}] => Alpaca refused with 500 no reason given",
        AlpacaWords.subscription(List.of()) + " => Alpaca has lost the subscription");
  }

  @Override
  protected List<String> foreign() {
    return List.of(
        AlpacaWords.trades("ETH/USD", List.of(SOME)),
        AlpacaWords.quote("ETH/USD", START, "4.1", "4.2"),
        AlpacaWords.subscription(List.of("BTC/USD", "ETH/USD")),
        lifeSign().replace("\"b\"", "\"u\""),
        "[{\"T\":\"o\",\"S\":\"BTC/USD\",\"t\":\"2026-03-02T12:00:00Z\",\"b\":[],\"a\":[]}]",
        "[]",
        "[{\"T\":\"something new\"}]");
  }

  @Override
  protected List<Answer> failures() {
    String half = "\"o\":1,\"h\":1,\"l\":1,\"c\":1,\"n\":1";
    return List.of(
        Answer.json("{\"message\":\"internal\"}"),
        Answer.json("{\"bars\":null}"),
        Answer.json("{\"bars\":{\"BTC/USD\":[null]}}"),
        Answer.json("{\"bars\":{\"BTC/USD\":[{\"t\":\"2026-03-02T12:00:00Z\"," + half + "}]}}"),
        Answer.json(
            "{\"bars\":{\"BTC/USD\":[{\"t\":\"1999-03-01T12:00:00Z\"," + half + ",\"v\":1}]}}"),
        Answer.json("{\"bars\":{},\"next_page_token\":\"again\"}"),
        new Answer(403, "application/json", "{\"message\":\"forbidden.\"}"),
        new Answer(400, "application/json", "{\"message\":\"invalid symbol\"}"));
  }

  @Override
  protected String candlesPath() {
    return "/bars";
  }
}
