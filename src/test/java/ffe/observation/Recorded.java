package ffe.observation;

import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.Tick;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Recorded markets for tests, and what could be seen along them. */
public final class Recorded {

  public static final Instrument BTC_USD = Instrument.of("BTC-USD");
  public static final Instrument ETH_USD = Instrument.of("ETH-USD");

  private Recorded() {}

  /** The 100,000 trades of the bundled tape. */
  public static List<Tick> btcTicks() {
    List<Tick> ticks = new ArrayList<>(100_000);
    for (String[] row : rows("/tape/btcusd-bitstamp-2013-11.csv.gz")) {
      Instant time = Instant.ofEpochMilli(Long.parseLong(row[0]));
      ticks.add(new Tick(time, Price.of(row[1]), Quantity.of(row[2]), ticks.size() + 1L));
    }
    return ticks;
  }

  /** 580 five-minute candles. */
  public static CandleSeries ethFiveMinutes() {
    List<Candle> candles = new ArrayList<>();
    for (String[] r : rows("/data/ta4j_ethusd_binanceus_5m_2023-03.csv.gz")) {
      candles.add(
          new Candle(
              Instant.ofEpochMilli(Long.parseLong(r[0])),
              Double.parseDouble(r[1]),
              Double.parseDouble(r[2]),
              Double.parseDouble(r[3]),
              Double.parseDouble(r[4]),
              Double.parseDouble(r[5]),
              1));
    }
    return CandleSeries.of(ETH_USD, Timeframe.M5, candles);
  }

  private static List<String[]> rows(String resource) {
    try (InputStream raw = Objects.requireNonNull(Recorded.class.getResourceAsStream(resource));
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.US_ASCII))) {
      return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole of some trades as candles of each observed timeframe. */
  public static SortedMap<String, CandleSeries> candles(List<Tick> ticks) {
    MarketBook book = new MarketBook(BTC_USD, ticks.get(0).time(), new TreeMap<>());
    ticks.forEach(tick -> book.apply(new MarketEvent.Traded(tick)));
    return candles(book, MarketBook.CANDLES_MAX);
  }

  private static SortedMap<String, CandleSeries> candles(MarketBook book, int countMax) {
    SortedMap<String, CandleSeries> candles = new TreeMap<>();
    Observation.WINDOW.forEach(
        (label, count) ->
            candles.put(
                label,
                book.candles(
                    BTC_USD, Timeframe.parse(label).orElseThrow(), Math.max(count, countMax))));
    return candles;
  }

  /** What could be seen at the close of every 5-minute candle, with nothing held. */
  public static List<Observation> observations(List<Tick> ticks) {
    List<Observation> out = new ArrayList<>();
    Instant start = ticks.get(0).time();
    MarketBook book = new MarketBook(BTC_USD, start, new TreeMap<>());
    Instant due = Timeframe.M5.next(start);
    for (Tick tick : ticks) {
      while (!due.isAfter(tick.time())) {
        book.advance(due);
        Tick last = book.lastTick(BTC_USD).orElseThrow();
        out.add(Observation.at(due, BTC_USD, candles(book, 0), last, Holding.FLAT));
        due = Timeframe.M5.next(due);
      }
      book.apply(new MarketEvent.Traded(tick));
    }
    return out;
  }
}
