package ffe.adapter.venue.coinbase;

import ffe.adapter.venue.feed.VenueConnection;
import ffe.adapter.venue.feed.VenueGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The way to Coinbase's REST interface, which answers 10 public questions a second. */
@ApplicationScoped
public class CoinbaseConnection extends VenueConnection<CoinbaseHttp> {

  private static final Duration APART = Duration.ofMillis(125);

  CoinbaseConnection() {
    super(
        new CoinbaseDialect(),
        CoinbaseHttp.class,
        new VenueGate(CoinbaseDialect.VENUE, System::nanoTime, APART, LockSupport::parkNanos));
  }
}
