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

  private final Map<String, KrakenSource> latest = new ConcurrentHashMap<>();

  @Inject Clock wall;

  @Resource ManagedScheduledExecutorService executor;

  /** Kraken's public prices of an instrument, for an account; no key. */
  MarketSource kraken(String account, Instrument instrument) {
    KrakenSource made =
        new KrakenSource(
            new KrakenSource.Setup(
                kraken, rest, executor, wall, System::nanoTime, random::nextDouble, memory),
            instrument);
    latest.put(account, made);
    return made;
  }

  /** An account's feed is not asked for any more. */
  void forget(String account) {
    latest.remove(account);
  }

  /** Whether the WebSocket of a feed is open. */
  boolean isKrakenConnected() {
    return latest.values().stream().anyMatch(KrakenSource::isConnected);
  }
}
