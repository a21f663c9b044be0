package ffe.adapter.jwt;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys an issuer publishes, kept for a while. A token signed by one that is not known makes us
 * look again, at most twice in half a minute; while the issuer is away the last keys count.
 */
final class PublishedKeys implements JWKSource<SecurityContext> {

  static final Duration LIFE = Duration.ofMinutes(5);
  static final Duration PAUSE = Duration.ofSeconds(30);
  static final Duration OUTAGE_MAX = Duration.ofHours(4);

  private static final Logger LOG = Logger.getLogger("ffe.jwt");

  private final URI place;
  private final Clock clock;
  private final JWKSetSource<SecurityContext> kept;
  private volatile boolean isAway;

  PublishedKeys(URI place, Clock clock) {
    this.place = place;
    this.clock = clock;
    JWKSetSource<SecurityContext> asked = noting(published(place));
    this.kept =
        new CachingJWKSetSource<>(
            new RateLimitedJWKSetSource<>(
                new OutageTolerantJWKSetSource<>(asked, OUTAGE_MAX.toMillis(), null),
                PAUSE.toMillis(),
                null),
            LIFE.toMillis(),
            KeySetFetch.TIME_MAX.toMillis(),
            null);
  }

  private static JWKSetSource<SecurityContext> published(URI place) {
    try {
      return new URLBasedJWKSetSource<>(place.toURL(), new KeySetFetch());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("keys are published by http or https: " + place, e);
    }
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSet known = kept.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), context);
    List<JWK> found = selector.select(known);
    return found.isEmpty() ? again(selector, known, context) : found;
  }

  private List<JWK> again(JWKSelector selector, JWKSet known, @Nullable SecurityContext context) {
    try {
      return selector.select(
          kept.getJWKSet(
              JWKSetCacheRefreshEvaluator.referenceComparison(known), clock.millis(), context));
    } catch (KeySourceException e) {
      LOG.log(Level.FINE, "not looked again", e);
      return List.of();
    }
  }

  /** One line when the issuer goes away, one when it is back. */
  private JWKSetSource<SecurityContext> noting(JWKSetSource<SecurityContext> source) {
    return new JWKSetSource<>() {
      @Override
      public JWKSet getJWKSet(
          JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
          throws KeySourceException {
        try {
          JWKSet read = source.getJWKSet(evaluator, now, context);
          if (isAway) {
            LOG.info("the keys of ffe.jwt.jwks-url can be read again");
          }
          isAway = false;
          return read;
        } catch (KeySourceException e) {
          if (!isAway) {
            LOG.log(Level.WARNING, "the keys at " + place + " cannot be read", e);
          }
          isAway = true;
          throw e;
        }
      }

      @Override
      public void close() {
        // what it holds ends with it
      }
    };
  }
}
