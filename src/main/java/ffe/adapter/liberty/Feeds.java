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
import java.util.Optional;

/** Makes live feeds. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Feeds {

  private final SecureRandom random = new SecureRandom();

  @Inject Settings settings;

  @Inject KrakenPublic rest;

  @Inject KrakenSettings kraken;

  @Inject Remembered memory;

  private volatile Optional<KrakenSource> latest = Optional.empty();

  @Inject Clock wall;

  @Resource ManagedScheduledExecutorService executor;

  /** Kraken's public prices of the watched instrument; no key. */
  MarketSource kraken() {
    Instrument instrument = settings.agent().instrument();
    KrakenSource made =
        new KrakenSource(
            new KrakenSource.Setup(
                kraken, rest, executor, wall, System::nanoTime, random::nextDouble, memory),
            instrument);
    latest = Optional.of(made);
    return made;
  }

  /** Whether the WebSocket of the feed made last is open. */
  boolean isKrakenConnected() {
    return latest.map(KrakenSource::isConnected).orElse(false);
  }
}
