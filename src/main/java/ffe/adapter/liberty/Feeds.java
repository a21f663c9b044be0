package ffe.adapter.liberty;

import ffe.adapter.venue.binance.BinanceDialect;
import ffe.adapter.venue.binance.BinanceHistory;
import ffe.adapter.venue.binance.BinancePublic;
import ffe.adapter.venue.binance.BinanceRest;
import ffe.adapter.venue.coinbase.CoinbaseDialect;
import ffe.adapter.venue.coinbase.CoinbaseHistory;
import ffe.adapter.venue.coinbase.CoinbasePublic;
import ffe.adapter.venue.coinbase.CoinbaseRest;
import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.LiveSource;
import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueHistory;
import ffe.adapter.venue.kraken.KrakenDialect;
import ffe.adapter.venue.kraken.KrakenHistory;
import ffe.adapter.venue.kraken.KrakenPublic;
import ffe.adapter.venue.kraken.KrakenRest;
import ffe.market.Instrument;
import ffe.market.MarketSource;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Makes live feeds. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Feeds {

  /** The beans whose circuit breakers stand before the venues, by the name of the source. */
  static final SortedMap<String, Class<?>> GUARDS =
      new TreeMap<>(
          Map.of(
              BinanceDialect.SOURCE, BinanceRest.class,
              CoinbaseDialect.SOURCE, CoinbaseRest.class,
              KrakenDialect.SOURCE, KrakenRest.class));

  private final SecureRandom random = new SecureRandom();

  @Inject KrakenPublic kraken;

  @Inject BinancePublic binance;

  @Inject CoinbasePublic coinbase;

  @Inject VenueAddresses addresses;

  @Inject Remembered memory;

  private final Map<Wanted, LiveSource> latest = new ConcurrentHashMap<>();

  private record Wanted(String account, String source, Instrument instrument) {}

  /** How a venue is spoken with about a pair. */
  private record Way(Dialect dialect, VenueHistory history) {}

  @Inject Clock wall;

  @Resource ManagedScheduledExecutorService executor;

  /** A venue's public prices of an instrument, for an account; no key. */
  MarketSource live(String source, String account, Instrument instrument) {
    Way way = way(source, instrument);
    LiveSource made =
        new LiveSource(
            new LiveSource.Setup(
                way.dialect(),
                addresses.of(source).webSocket(),
                way.history(),
                executor,
                wall,
                System::nanoTime,
                random::nextDouble,
                memory.of(source)),
            instrument);
    latest.put(new Wanted(account, source, instrument), made);
    return made;
  }

  private Way way(String source, Instrument instrument) {
    return switch (source) {
      case KrakenDialect.SOURCE ->
          new Way(new KrakenDialect(), new KrakenHistory(kraken, instrument));
      case BinanceDialect.SOURCE ->
          new Way(new BinanceDialect(), new BinanceHistory(binance, instrument));
      case CoinbaseDialect.SOURCE ->
          new Way(new CoinbaseDialect(), new CoinbaseHistory(coinbase, instrument));
      default -> throw new IllegalArgumentException("no live source " + source);
    };
  }

  /** An account's feeds are not asked for any more. */
  void forget(String account) {
    latest.keySet().removeIf(wanted -> wanted.account().equals(account));
  }

  /** Whether the WebSocket of a venue's feed is open. */
  boolean isConnected(String source) {
    return latest.entrySet().stream()
        .anyMatch(e -> e.getKey().source().equals(source) && e.getValue().isConnected());
  }
}
