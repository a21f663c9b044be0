package ffe.adapter.venue.kraken;

import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.adapter.venue.feed.VenueBench;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.market.Candle;
import ffe.market.Timeframe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Kraken's side of the bench that every venue is tried on. */
final class KrakenVenue extends VenueBench {

  /** Trades of one message. */
  private static final int UPDATE = 500;

  KrakenVenue() throws IOException {
    super(KnownPast.SPEC);
  }

  @Override
  protected Subject subject(HttpAsker rest) {
    return new Subject(
        new KrakenDialect(),
        new KrakenHistory(new HttpKraken(rest), KrakenBench.BTC),
        KrakenBench.BTC);
  }

  @Override
  protected String lifeSign() {
    return KrakenBench.heartbeat();
  }

  @Override
  protected void welcome(LoopbackSocket socket, String first) throws InterruptedException {
    socket.next();
    socket.next();
    socket.send(KrakenBench.subscribed());
    socket.send(KrakenBench.snapshot(words(recent(50))));
  }

  private static String[] words(List<Frame.Trade> trades) {
    return trades.stream()
        .map(t -> KrakenBench.trade(t.id(), t.price().toString(), t.stamp()))
        .toArray(String[]::new);
  }

  @Override
  protected String book(VenueOrders orders) {
    return KrakenBookWords.snapshot("BTC/USD", orders);
  }

  @Override
  protected Answer rest(String path) {
    if (path.startsWith("/0/public/AssetPairs")) {
      return Answer.json(KnownPast.PAIR);
    }
    Matcher asked = Pattern.compile(".*OHLC.*interval=([0-9]+)&since=([0-9]+)").matcher(path);
    if (!asked.matches()) {
      return new Answer(404, "text/html", "<html>");
    }
    long minutes = Long.parseLong(asked.group(1));
    long since = Long.parseLong(asked.group(2));
    Timeframe timeframe =
        List.of(Timeframe.values()).stream()
            .filter(t -> t.length().toMinutes() == minutes)
            .findFirst()
            .orElseThrow();
    return Answer.json(
        truth.rows(timeframe, now(), 720).stream()
            .filter(c -> c.opensAt().getEpochSecond() > since)
            .map(KrakenVenue::row)
            .collect(
                Collectors.joining(
                    ",", "{\"error\":[],\"result\":{\"XXBTZUSD\":[", "],\"last\":1}}")));
  }

  private static String row(Candle c) {
    return "["
        + c.opensAt().getEpochSecond()
        + ",\""
        + c.open()
        + "\",\""
        + c.high()
        + "\",\""
        + c.low()
        + "\",\""
        + c.close()
        + "\",\"1\",\""
        + c.volume()
        + "\","
        + c.trades()
        + "]";
  }

  @Override
  protected List<String> messages(List<Frame.Trade> trades) {
    List<String> updates = new ArrayList<>();
    for (int i = 0; i < trades.size(); i += UPDATE) {
      updates.add(
          KrakenBench.update(words(trades.subList(i, Math.min(trades.size(), i + UPDATE)))));
    }
    return updates;
  }

  @Override
  protected List<String> unreadable() {
    String good = KrakenBench.update(KrakenBench.trade(3, "102", START));
    return List.of(
        good.replace("102", "\"NaN\""),
        good.replace("102", "\"fifty\""),
        good.replace("102", "-5"),
        good.replace("102", "1e999999999"),
        good.replace("102", "null"),
        good.replace("\"trade_id\":3", "\"trade_id\":3.5"),
        good.replace("2026-03-02T", "yesterday "),
        good.replace("\"data\":[", "\"data\":[null,"),
        KrakenBench.subscribed().replace("\"symbol\"", "\"pair\""),
        "{\"channel\":\"trade\",\"type\":\"update\"}",
        good.substring(0, good.length() / 2),
        good.replace("\"trade_id\":3", "\"trade_id\":9223372036854775808"));
  }

  @Override
  protected List<String> endings() {
    return List.of(
        "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"system\":\"maintenance\"}]}"
            + " => Kraken is in maintenance");
  }

  @Override
  protected List<String> foreign() {
    return List.of(
        KrakenBench.update(KrakenBench.trade(900, "3000", START).replace("BTC/USD", "ETH/USD")),
        "{\"channel\":\"instrument\",\"type\":\"update\",\"data\":{}}",
        "{\"method\":\"pong\",\"req_id\":7}",
        KrakenBench.snapshot());
  }

  @Override
  protected List<Answer> failures() {
    return List.of(
        Answer.json("{\"error\":[\"EService:Busy\"]}"),
        Answer.json("{\"error\":[\"EAPI:Rate limit exceeded\"]}"),
        Answer.json("{\"error\":[],\"result\":{\"last\":1}}"),
        Answer.json("{\"error\":[],\"result\":{\"XXBTZUSD\":[[1,\"2\"],[3]]}}"));
  }

  @Override
  protected String candlesPath() {
    return "/0/public/OHLC";
  }
}
