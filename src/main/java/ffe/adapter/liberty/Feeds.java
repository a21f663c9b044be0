package ffe.adapter.liberty;

import ffe.adapter.venue.alpaca.AlpacaDialect;
import ffe.adapter.venue.alpaca.AlpacaHistory;
import ffe.adapter.venue.alpaca.AlpacaPublic;
import ffe.adapter.venue.alpaca.AlpacaRest;
import ffe.adapter.venue.binance.BinanceDialect;
import ffe.adapter.venue.binance.BinanceHistory;
import ffe.adapter.venue.binance.BinancePublic;
import ffe.adapter.venue.binance.BinanceRest;
import ffe.adapter.venue.coinbase.CoinbaseDialect;
import ffe.adapter.venue.coinbase.CoinbaseHistory;
import ffe.adapter.venue.coinbase.CoinbasePublic;
import ffe.adapter.venue.coinbase.CoinbaseRest;
import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.LiveSource;
import ffe.adapter.venue.feed.TradeEar;
import ffe.adapter.venue.feed.VenueAddresses;
import ffe.adapter.venue.feed.VenueHistory;
import ffe.adapter.venue.feed.VenueLine;
import ffe.adapter.venue.feed.VenueLogins;
import ffe.adapter.venue.kraken.KrakenDialect;
import ffe.adapter.venue.kraken.KrakenHistory;
import ffe.adapter.venue.kraken.KrakenPublic;
import ffe.adapter.venue.kraken.KrakenRest;
import ffe.adapter.venue.oanda.OandaDialect;
import ffe.adapter.venue.oanda.OandaHistory;
import ffe.adapter.venue.oanda.OandaPublic;
import ffe.adapter.venue.oanda.OandaRest;
import ffe.market.Instrument;
import ffe.market.MarketSource;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
              AlpacaDialect.SOURCE, AlpacaRest.class,
              BinanceDialect.SOURCE, BinanceRest.class,
              CoinbaseDialect.SOURCE, CoinbaseRest.class,
              KrakenDialect.SOURCE, KrakenRest.class,
              OandaDialect.SOURCE, OandaRest.class));

  private final SecureRandom random = new SecureRandom();

  @Inject KrakenPublic kraken;

  @Inject BinancePublic binance;

  @Inject CoinbasePublic coinbase;

  @Inject AlpacaPublic alpaca;

  @Inject OandaPublic oanda;

  @Inject VenueAddresses addresses;

  @Inject VenueLogins logins;

  @Inject Remembered memory;

  @Inject SecondPriceWatch second;

  @Inject TickWiring ticks;
  @Inject FlawWatch flaws;

  @Inject Settings settings;

  /** One connection to each venue, whoever asks, by the name of the source. */
  private final Map<String, VenueLine> lines = new ConcurrentHashMap<>();

  @Inject Clock wall;

  @Resource ManagedScheduledExecutorService executor;

  /** A venue's prices of an instrument. */
  MarketSource live(String source, Instrument instrument) {
    return new LiveSource(
        new LiveSource.Setup(
            lines.computeIfAbsent(source, this::line),
            history(source, instrument),
            memory.of(source)),
        instrument,
        second.watched(instrument));
  }

  private VenueLine line(String source) {
    return new VenueLine(
        new VenueLine.Setup(
            dialect(source),
            addresses.of(source).stream(),
            executor,
            wall,
            System::nanoTime,
            random::nextDouble,
            new Ear(ticks),
            new VenueLine.Doubts(settings.market().outlierPercent(), flaws::heard)));
  }

  /** A part of the application for the threads of a venue's line. */
  private record Ear(TickWiring ticks) implements TradeEar {
    @Override
    public boolean wants(String source, Instrument instrument) {
      return ticks.wants(source, instrument);
    }

    @Override
    public void heard(String source, Frame.Trades trades, Instant at) {
      ticks.heard(source, trades, at);
    }
  }

  private Dialect dialect(String source) {
    return switch (source) {
      case KrakenDialect.SOURCE -> new KrakenDialect();
      case BinanceDialect.SOURCE -> new BinanceDialect();
      case CoinbaseDialect.SOURCE -> new CoinbaseDialect();
      case AlpacaDialect.SOURCE -> new AlpacaDialect(logins.of(source));
      case OandaDialect.SOURCE -> new OandaDialect(logins.of(source));
      default -> throw new IllegalArgumentException("no live source " + source);
    };
  }

  /** Whether a venue tells prices to us: some do to those only whom they know. */
  boolean isUsable(String source) {
    boolean asksWho = source.equals(AlpacaDialect.SOURCE) || source.equals(OandaDialect.SOURCE);
    return GUARDS.containsKey(source) && !(asksWho && logins.of(source).isEmpty());
  }

  /** A venue's REST side of an instrument. */
  VenueHistory history(String source, Instrument instrument) {
    return switch (source) {
      case KrakenDialect.SOURCE -> new KrakenHistory(kraken, instrument);
      case BinanceDialect.SOURCE -> new BinanceHistory(binance, instrument);
      case CoinbaseDialect.SOURCE -> new CoinbaseHistory(coinbase, instrument);
      case AlpacaDialect.SOURCE -> new AlpacaHistory(alpaca, instrument);
      case OandaDialect.SOURCE -> new OandaHistory(oanda, instrument);
      default -> throw new IllegalArgumentException("no live source " + source);
    };
  }

  /** Whether the connection to a venue is open. */
  boolean isConnected(String source) {
    return Optional.ofNullable(lines.get(source)).map(VenueLine::isConnected).orElse(false);
  }

  /** Trades of a venue that had no room since this server started. */
  long dropped(String source) {
    return Optional.ofNullable(lines.get(source)).map(VenueLine::dropped).orElse(0L);
  }

  /** Order books of a venue that were dropped since this server started. */
  long lostBooks(String source) {
    return Optional.ofNullable(lines.get(source)).map(VenueLine::lostBooks).orElse(0L);
  }
}
