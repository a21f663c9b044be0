package ffe.adapter.liberty;

import ffe.adapter.venue.kraken.KrakenPublic;
import ffe.adapter.venue.kraken.KrakenSettings;
import ffe.adapter.venue.kraken.KrakenSource;
import ffe.market.Instrument;
import ffe.market.MarketSource;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes live feeds. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Feeds {

  private final SecureRandom random = new SecureRandom();

  @Inject KrakenPublic rest;

  @Inject KrakenSettings kraken;

  @Inject Remembered memory;

  private final Map<Wanted, KrakenSource> latest = new ConcurrentHashMap<>();

  private record Wanted(String account, Instrument instrument) {}

  @Inject Clock wall;

  @Resource ManagedScheduledExecutorService executor;

  /** Kraken's public prices of an instrument, for an account; no key. */
  MarketSource kraken(String account, Instrument instrument) {
    KrakenSource made =
        new KrakenSource(
            new KrakenSource.Setup(
                kraken, rest, executor, wall, System::nanoTime, random::nextDouble, memory),
            instrument);
    latest.put(new Wanted(account, instrument), made);
    return made;
  }

  /** An account's feeds are not asked for any more. */
  void forget(String account) {
    latest.keySet().removeIf(wanted -> wanted.account().equals(account));
  }

  /** Whether the WebSocket of a feed is open. */
  boolean isKrakenConnected() {
    return latest.values().stream().anyMatch(KrakenSource::isConnected);
  }
}
