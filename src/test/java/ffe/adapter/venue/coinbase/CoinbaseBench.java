package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.VenueBench;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.market.Venue;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Coinbase's side of a bench. */
final class CoinbaseBench extends VenueBench {

  static final Instrument BTC = Instrument.of("BTC-USD");

  static final InstrumentSpec SPEC =
      new InstrumentSpec(
          new Venue("COINBASE"),
          BTC,
          Price.of("0.01"),
          Quantity.of("0.00000001"),
          Quantity.of("0.00000001"),
          Money.of("1", BTC.quote()));

  private static final Map<String, Timeframe> GRANULARITIES =
      Map.of(
          "ONE_MINUTE", Timeframe.M1,
          "FIVE_MINUTE", Timeframe.M5,
          "FIFTEEN_MINUTE", Timeframe.M15,
          "ONE_HOUR", Timeframe.H1,
          "FOUR_HOUR", Timeframe.H4,
          "ONE_DAY", Timeframe.D1);

  private static final Pattern CANDLES =
      Pattern.compile(
          "/api/v3/brokerage/market/products/BTC-USD/candles\\?start=([0-9]+)&end=([0-9]+)"
              + "&granularity=([A-Z_]+)");

  /** Trades of one message. */
  private static final int UPDATE = 500;

  private static final Frame.Trade SOME =
      new Frame.Trade(28457, START, Price.of("4.000001"), Quantity.of("12"));

  private final AtomicLong number = new AtomicLong();

  CoinbaseBench() throws IOException {
    super(SPEC);
  }

  @Override
  protected Subject subject(HttpAsker rest) {
    return new Subject(
        new CoinbaseDialect(), new CoinbaseHistory(new HttpCoinbase(rest), BTC), BTC);
  }

  @Override
  protected String lifeSign() {
    return CoinbaseWords.heartbeat(number.getAndIncrement());
  }

  /** The snapshot comes before the answer, as seen of the real one. */
  @Override
  protected void welcome(LoopbackSocket socket, String first) throws InterruptedException {
    List<String> hello = List.of(socket.next(), socket.next());
    if (!hello.equals(
        List.of(
            "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}",
            "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],"
                + "\"channel\":\"market_trades\"}"))) {
      throw new AssertionError(hello);
    }
    number.set(0);
    socket.send(CoinbaseWords.subscriptions(number.getAndIncrement()));
    socket.send(CoinbaseWords.trades(number.getAndIncrement(), "snapshot", "BTC-USD", recent(100)));
    socket.send(CoinbaseWords.both(number.getAndIncrement(), "BTC-USD"));
  }

  @Override
  protected String book(VenueOrders orders) {
    return CoinbaseWords.level2(
        number.getAndIncrement(), "snapshot", orders.bids(99), orders.asks(99));
  }

  @Override
  protected Answer rest(String path) {
    if (path.equals("/api/v3/brokerage/time")) {
      return Answer.json(CoinbaseWords.time(now()));
    }
    if (path.equals("/api/v3/brokerage/market/products/BTC-USD")) {
      return Answer.json(CoinbaseWords.product("BTC", "USD", "68925.98"));
    }
    if (path.equals("/api/v3/brokerage/market/products/BTC-USD/ticker?limit=1000")) {
      return Answer.json(CoinbaseWords.recent("BTC-USD", recent(1_000)));
    }
    Matcher asked = CANDLES.matcher(path);
    if (!asked.matches()) {
      return new Answer(404, "application/json", "{\"error\":\"NOT_FOUND\"}");
    }
    long from = Long.parseLong(asked.group(1));
    long to = Long.parseLong(asked.group(2));
    Timeframe timeframe = Optional.ofNullable(GRANULARITIES.get(asked.group(3))).orElseThrow();
    List<Candle> rows =
        truth.rows(timeframe, now(), 1_100).stream()
            .filter(c -> c.opensAt().getEpochSecond() >= from && c.opensAt().getEpochSecond() <= to)
            .toList();
    return rows.size() > 350
        ? new Answer(400, "application/json", "{\"error\":\"INVALID_ARGUMENT\"}")
        : Answer.json(CoinbaseWords.candles(rows));
  }

  @Override
  protected List<String> messages(List<Frame.Trade> trades) {
    List<String> updates = new ArrayList<>();
    for (int i = 0; i < trades.size(); i += UPDATE) {
      updates.add(update(trades.subList(i, Math.min(trades.size(), i + UPDATE))));
    }
    return updates;
  }

  private String update(List<Frame.Trade> trades) {
    return CoinbaseWords.trades(number.getAndIncrement(), "update", "BTC-USD", trades);
  }

  @Override
  protected List<String> unreadable() {
    String good = CoinbaseWords.trades(0, "update", "BTC-USD", List.of(SOME));
    return List.of(
        good.replace("\"4.000001\"", "\"fifty\""),
        good.replace("\"4.000001\"", "\"-5\""),
        good.replace("\"4.000001\"", "\"0\""),
        good.replace("\"4.000001\"", "\"1e999999999\""),
        good.replace("\"4.000001\"", "null"),
        good.replace("\"12\"", "\"NaN\""),
        good.replace("28457", "28457.5"),
        good.replace("28457", "9223372036854775808"),
        good.replace("\"time\":\"2026", "\"time\":\"soon"),
        good.replace("\"product_id\":\"BTC-USD\"", "\"product_id\":null"),
        good.replace("\"sequence_num\":0,", ""),
        good.replace("\"sequence_num\":0", "\"sequence_num\":\"none\""),
        good.replace("\"events\":[", "\"events\":[null,"),
        good.replace("\"trades\":[", "\"trades\":[null,"),
        good.replace("\"trades\":", "\"deals\":"),
        good.substring(0, good.length() / 2));
  }

  @Override
  protected List<String> endings() {
    return List.of(
        "{\"type\":\"error\",\"message\":\"subscribe or unsubscribe required\"}"
            + " => Coinbase refused: subscribe or unsubscribe required",
        "{\"type\":\"error\"} => Coinbase refused: no reason given",
        CoinbaseWords.subscriptions(0) + " => Coinbase has lost the subscription",
        CoinbaseWords.heartbeat(1_000) + " => Coinbase left out messages before number 1000",
        CoinbaseWords.trades(1_000, "update", "BTC-USD", List.of(SOME))
            + " => Coinbase left out messages before number 1000");
  }

  @Override
  protected List<String> foreign() {
    return List.of(
        CoinbaseWords.trades(number.getAndIncrement(), "update", "ETH-USD", List.of(SOME)),
        "{\"channel\":\"ticker\",\"sequence_num\":"
            + number.getAndIncrement()
            + ",\"events\":[{\"type\":\"update\",\"tickers\":[]}]}",
        CoinbaseWords.subscriptions(number.getAndIncrement(), "BTC-USD", "ETH-USD"),
        CoinbaseWords.trades(number.getAndIncrement(), "snapshot", "BTC-USD", List.of()),
        // a message that comes again
        CoinbaseWords.heartbeat(0),
        "{\"something\":\"new\"}");
  }

  @Override
  protected List<Answer> failures() {
    String half = "\"low\":\"1\",\"high\":\"1\",\"open\":\"1\",\"close\":\"1\"";
    return List.of(
        Answer.json("{\"error\":\"INTERNAL\",\"message\":\"later\"}"),
        Answer.json("{\"candles\":null}"),
        Answer.json("{\"candles\":[null]}"),
        Answer.json("{\"candles\":[{\"start\":\"1772452800\"," + half + "}]}"),
        Answer.json("{\"candles\":[{\"start\":\"1\"," + half + ",\"volume\":\"1\"}]}"),
        new Answer(400, "application/json", "{\"error\":\"INVALID_ARGUMENT\"}"));
  }

  @Override
  protected String candlesPath() {
    return "/candles";
  }
}
