package ffe.adapter.venue.kraken;

import ffe.adapter.venue.kraken.LoopbackPairs.Mood;
import ffe.simulation.Tape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stand-in for Kraken on loopback, for running the built product without the network: real trades
 * of the bundled recording, stamped anew so that its fifth day begins now, with the REST answers
 * and WebSocket v2 messages that Kraken documents.
 *
 * <pre>
 * arguments: port [speed, 1 unless given [when the fifth day began, so that a second run goes on]]
 * FFE_MARKET_SOURCE=kraken
 * FFE_VENUE_KRAKEN_REST_URL=http://127.0.0.1:PORT
 * FFE_VENUE_KRAKEN_WS_URL=ws://127.0.0.1:PORT/v2
 * </pre>
 *
 * <p>Typed into its terminal: {@code cut} cuts every connection, {@code mute} goes on without
 * sending, {@code talk} sends again; {@code unavailable} and {@code page} answer questions of many
 * pairs so, {@code fine} as usual.
 */
public final class LoopbackKraken implements AutoCloseable {

  private static final Duration HISTORY = Duration.ofDays(4);
  private static final int SNAPSHOT = 50;
  private static final int ROWS_MAX = 720;
  private static final long FIRST_ID = 90_000_000;

  private record Print(long id, Instant at, String price, String quantity) {}

  private final LoopbackPairs pairs = new LoopbackPairs();
  private final LoopbackServer server;
  private final List<Print> prints;
  private final Map<LoopbackSocket, Integer> told = new ConcurrentHashMap<>();
  private volatile boolean isMute;
  private volatile boolean isClosed;

  private LoopbackKraken(int port, double speed, Instant now) throws IOException {
    this.prints = restamped(speed, now);
    this.server = new LoopbackServer(port, this::answer);
    server.welcomeWith(this::welcome);
  }

  public static LoopbackKraken start(int port, double speed) throws IOException {
    return start(port, speed, Instant.now());
  }

  private static LoopbackKraken start(int port, double speed, Instant began) throws IOException {
    LoopbackKraken kraken = new LoopbackKraken(port, speed, began);
    Thread player = new Thread(kraken::play, "loopback-player");
    player.setDaemon(true);
    player.start();
    return kraken;
  }

  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8137;
    double speed = args.length > 1 ? Double.parseDouble(args[1]) : 1;
    Instant began = args.length > 2 ? Instant.parse(args[2]) : Instant.now();
    try (LoopbackKraken kraken = start(port, speed, began)) {
      System.out.println("Kraken's stand-in on 127.0.0.1:" + kraken.port() + ", speed " + speed);
      for (int c = 0; (c = System.in.read()) >= 0; ) {
        // first letter of a command; the rest of the line says nothing more
        if (c == 'c') {
          kraken.server.open().forEach(LoopbackSocket::cut);
        } else if (c == 'm' || c == 't') {
          kraken.isMute = c == 'm';
        } else if (c == 'u' || c == 'p' || c == 'f') {
          kraken.pairs.be(c == 'u' ? Mood.UNAVAILABLE : c == 'p' ? Mood.PAGE : Mood.FINE);
        }
        while (c >= 0 && c != '\n') {
          c = System.in.read();
        }
      }
      // without a terminal it runs until it is ended
      while (!kraken.isClosed) {
        LockSupport.park();
      }
    }
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    isClosed = true;
    server.close();
  }

  private static List<Print> restamped(double speed, Instant now) {
    Tape tape =
        Tape.read(
            "btcusd-bitstamp-2013-11.csv.gz",
            () -> LoopbackKraken.class.getResourceAsStream("/tape/btcusd-bitstamp-2013-11.csv.gz"));
    Instant pivot = tape.first().plus(HISTORY);
    List<Print> prints = new ArrayList<>();
    for (int i = 1; i <= tape.size(); i++) {
      double millis = Duration.between(pivot, tape.tick(i).time()).toMillis();
      Instant at = now.plusMillis((long) (millis > 0 ? millis / speed : millis));
      String price = tape.tick(i).price().toString();
      prints.add(new Print(FIRST_ID + i, at, price, tape.tick(i).quantity().toString()));
    }
    return prints;
  }

  /** How it answers questions of many pairs from now on. */
  void be(Mood mood) {
    pairs.be(mood);
  }

  /** How many prints have happened. */
  private int past(Instant now) {
    int low = 0;
    int high = prints.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (prints.get(middle).at().isAfter(now)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void welcome(LoopbackSocket client) {
    try {
      client.send(
          "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.0\","
              + "\"system\":\"online\",\"api_version\":\"v2\",\"connection_id\":1}]}");
      while (!client.isGone()) {
        String request = client.nextIfAny();
        if (request.isEmpty()) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        } else if (request.contains("\"ping\"")) {
          client.send("{\"method\":\"pong\",\"req_id\":1,\"time_in\":\"" + Instant.now() + "\"}");
        } else {
          subscribe(client, request);
        }
      }
    } catch (UncheckedIOException e) {
      client.cut();
    }
  }

  private void subscribe(LoopbackSocket client, String request) {
    if (!request.contains("\"BTC/USD\"")) {
      client.send(
          "{\"error\":\"Currency pair not supported\",\"method\":\"subscribe\",\"success\":false}");
      return;
    }
    client.send(
        "{\"method\":\"subscribe\",\"result\":{\"channel\":\"trade\",\"snapshot\":true,"
            + "\"symbol\":\"BTC/USD\"},\"success\":true}");
    int past = past(Instant.now());
    client.send(trades("snapshot", prints.subList(Math.max(0, past - SNAPSHOT), past)));
    told.put(client, past);
  }

  private void play() {
    int beat = 0;
    while (!isClosed) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      beat++;
      for (LoopbackSocket client : server.open()) {
        Integer from = told.get(client);
        int past = past(Instant.now());
        if (from == null || isMute) {
          continue;
        }
        try {
          if (past > from) {
            client.send(trades("update", prints.subList(from, past)));
            told.put(client, past);
          } else if (beat % 20 == 0) {
            client.send("{\"channel\":\"heartbeat\"}");
          }
        } catch (UncheckedIOException e) {
          client.cut();
        }
      }
      told.keySet().removeIf(LoopbackSocket::isGone);
    }
  }

  private static String trades(String type, List<Print> prints) {
    List<String> rows = new ArrayList<>();
    for (Print p : prints) {
      rows.add(
          String.format(
              Locale.ROOT,
              "{\"symbol\":\"BTC/USD\",\"side\":\"buy\",\"price\":%s,\"qty\":%s,"
                  + "\"ord_type\":\"limit\",\"trade_id\":%d,\"timestamp\":\"%s\"}",
              p.price(),
              p.quantity(),
              p.id(),
              p.at()));
    }
    return "{\"channel\":\"trade\",\"type\":\""
        + type
        + "\",\"data\":["
        + String.join(",", rows)
        + "]}";
  }

  private LoopbackServer.Answer answer(String path) {
    return pairs
        .answer(path, prints.get(Math.max(0, past(Instant.now()) - 1)).price())
        .orElseGet(() -> answerOfOne(path));
  }

  private LoopbackServer.Answer answerOfOne(String path) {
    if (!path.contains("pair=XBTUSD")) {
      return LoopbackServer.Answer.json("{\"error\":[\"EQuery:Unknown asset pair\"]}");
    }
    if (path.startsWith("/0/public/AssetPairs")) {
      return LoopbackServer.Answer.json(
          "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"altname\":\"XBTUSD\",\"wsname\":\"XBT/USD\","
              + "\"pair_decimals\":2,\"lot_decimals\":8,\"ordermin\":\"0.0001\","
              + "\"costmin\":\"0.5\",\"tick_size\":\"0.01\",\"status\":\"online\"}}}");
    }
    if (path.startsWith("/0/public/OHLC")) {
      return LoopbackServer.Answer.json(
          ohlc(number(path, "interval", 1), number(path, "since", 0)));
    }
    return new LoopbackServer.Answer(404, "text/html", "<html>no such page</html>");
  }

  private static long number(String path, String name, long otherwise) {
    Matcher found = Pattern.compile("[?&]" + name + "=([0-9]+)").matcher(path);
    return found.find() ? Long.parseLong(found.group(1)) : otherwise;
  }

  /** Rows as documented: time, open, high, low, close, vwap, volume, count; the last unfinished. */
  private String ohlc(long minutes, long since) {
    Instant now = Instant.now();
    long length = minutes * 60;
    long current = Math.floorDiv(now.getEpochSecond(), length) * length;
    TreeMap<Long, List<Print>> spans = new TreeMap<>();
    for (Print p : prints.subList(0, past(now))) {
      long opens = Math.floorDiv(p.at().getEpochSecond(), length) * length;
      spans.computeIfAbsent(opens, k -> new ArrayList<>()).add(p);
    }
    List<String> rows = new ArrayList<>();
    BigDecimal last = new BigDecimal(prints.get(0).price());
    for (long opens = spans.firstKey(); opens <= current; opens += length) {
      List<Print> in = spans.getOrDefault(opens, List.of());
      rows.add(row(opens, in, last));
      last = in.isEmpty() ? last : new BigDecimal(in.get(in.size() - 1).price());
    }
    // the last entry is there whatever was asked for
    List<String> kept = new ArrayList<>();
    for (int i = Math.max(0, rows.size() - ROWS_MAX); i < rows.size(); i++) {
      String row = rows.get(i);
      long opens = Long.parseLong(row.substring(1, row.indexOf(',')));
      if (opens > since || i == rows.size() - 1) {
        kept.add(row);
      }
    }
    return "{\"error\":[],\"result\":{\"XXBTZUSD\":["
        + String.join(",", kept)
        + "],\"last\":"
        + (current - length)
        + "}}";
  }

  private static String row(long opens, List<Print> in, BigDecimal before) {
    BigDecimal open = in.isEmpty() ? before : new BigDecimal(in.get(0).price());
    BigDecimal high = open;
    BigDecimal low = open;
    BigDecimal close = open;
    BigDecimal volume = BigDecimal.ZERO;
    for (Print p : in) {
      close = new BigDecimal(p.price());
      high = high.max(close);
      low = low.min(close);
      volume = volume.add(new BigDecimal(p.quantity()));
    }
    return String.format(
        Locale.ROOT,
        "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d]",
        opens,
        open,
        high,
        low,
        close,
        close,
        volume.toPlainString(),
        in.size());
  }
}
