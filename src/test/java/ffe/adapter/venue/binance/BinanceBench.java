package ffe.adapter.venue.binance;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.VenueBench;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Binance's side of a bench. */
final class BinanceBench extends VenueBench {

  static final Instrument BTC = Instrument.of("BTC-USDT");

  static final InstrumentSpec SPEC =
      new InstrumentSpec(
          new Venue("BINANCE"),
          BTC,
          Price.of("0.01"),
          Quantity.of("0.00001"),
          Quantity.of("0.00001"),
          Money.of("5", BTC.quote()));

  private static final Frame.Trade SOME =
      new Frame.Trade(28457, START, Price.of("4.000001"), Quantity.of("12"));

  private long books;

  BinanceBench() throws IOException {
    super(SPEC);
  }

  @Override
  protected Subject subject(HttpAsker rest) {
    return new Subject(new BinanceDialect(), new BinanceHistory(new HttpBinance(rest), BTC), BTC);
  }

  @Override
  protected String lifeSign() {
    return BinanceWords.subscriptions(List.of("BTCUSDT"), 7);
  }

  @Override
  protected void welcome(LoopbackSocket socket, String first) throws InterruptedException {
    List<String> hello = List.of(socket.next(), socket.next());
    if (!hello.equals(
        List.of(
            "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":1}",
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\","
                + "\"btcusdt@depth20@100ms\"],\"id\":2}"))) {
      throw new AssertionError(hello);
    }
    socket.send(BinanceWords.subscribed(1));
    socket.send(BinanceWords.subscribed(2));
  }

  @Override
  protected String book(VenueOrders orders) {
    return BinanceWords.depth("BTCUSDT", orders, ++books);
  }

  @Override
  protected Answer rest(String path) {
    if (path.startsWith("/api/v3/exchangeInfo?symbol=BTCUSDT")) {
      return Answer.json(
          BinanceWords.exchangeInfo(
              now(), BinanceWords.pair("BTC", "USDT", "TRADING", "0.01000000")));
    }
    if (path.startsWith("/api/v3/trades?symbol=BTCUSDT")) {
      return Answer.json(
          recent(1_000).stream()
              .map(BinanceWords::recent)
              .collect(Collectors.joining(",", "[", "]")));
    }
    Matcher asked =
        Pattern.compile(
                "/api/v3/klines\\?symbol=BTCUSDT&interval=([0-9]+[mhd])(&startTime=([0-9]+))?"
                    + "&limit=1000")
            .matcher(path);
    if (!asked.matches()) {
      return new Answer(400, "application/json", "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    }
    Timeframe timeframe = Timeframe.parse(asked.group(1)).orElseThrow();
    long from = asked.group(3) == null ? 0 : Long.parseLong(asked.group(3));
    return Answer.json(
        truth.rows(timeframe, now(), 1_000).stream()
            .filter(c -> c.opensAt().toEpochMilli() >= from)
            .map(c -> BinanceWords.kline(c, timeframe.length()))
            .collect(Collectors.joining(",", "[", "]")));
  }

  @Override
  protected List<String> messages(List<Frame.Trade> trades) {
    return trades.stream().map(t -> BinanceWords.trade("BTCUSDT", t)).toList();
  }

  @Override
  protected List<String> unreadable() {
    String good = BinanceWords.trade("BTCUSDT", SOME);
    return List.of(
        good.replace("\"4.000001\"", "\"fifty\""),
        good.replace("\"4.000001\"", "\"-5\""),
        good.replace("\"4.000001\"", "\"0\""),
        good.replace("\"4.000001\"", "\"1e999999999\""),
        good.replace("\"4.000001\"", "null"),
        good.replace("\"12\"", "\"NaN\""),
        good.replace("28457", "28457.5"),
        good.replace("28457", "9223372036854775808"),
        good.replace("\"T\":", "\"Z\":"),
        good.replace("\"s\":\"BTCUSDT\"", "\"s\":null"),
        good.substring(0, good.length() / 2));
  }

  @Override
  protected List<String> endings() {
    return List.of(
        "{\"e\":\"serverShutdown\",\"E\":1770123456789}"
            + " => Binance ends the connection for a shutdown",
        "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}"
            + " => Binance ends the connection for a shutdown",
        "{\"result\":[],\"id\":9} => Binance has lost the subscription",
        "{\"code\":2,\"msg\":\"Invalid request\",\"id\":1}"
            + " => Binance refused: {\"code\":2,\"msg\":\"Invalid request\",\"id\":1}");
  }

  @Override
  protected List<String> foreign() {
    return List.of(
        BinanceWords.trade("ETHUSDT", SOME),
        "{\"e\":\"kline\",\"E\":1672515782136,\"s\":\"BTCUSDT\",\"k\":{\"t\":1672515780000}}",
        "{\"e\":\"blockTrade\",\"E\":1,\"s\":\"BTCUSDT\",\"t\":582,\"p\":\"0.05\",\"q\":\"58\"}",
        "{\"something\":\"new\"}",
        "{\"result\":true,\"id\":5}");
  }

  @Override
  protected List<Answer> failures() {
    return List.of(
        Answer.json("{\"code\":-1003,\"msg\":\"Too many requests queued.\"}"),
        Answer.json("[[1772452800000,\"1\",\"1\"]]"),
        Answer.json("[[1772452800000,\"1\",\"1\",\"2\",\"1\",\"1\",1,\"1\",1],[1]]"),
        Answer.json("[null]"),
        new LoopbackServer.Answer(
            400, "application/json", "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"));
  }

  @Override
  protected String candlesPath() {
    return "/api/v3/klines";
  }
}
