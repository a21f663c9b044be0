package ffe.adapter.venue.kraken;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Kraken's lists over REST behind a time limit. Without a circuit breaker of their own: who asks
 * keeps a pause, and a list that people look at must not count against the prices that are traded.
 */
@ApplicationScoped
@Timeout(10_000)
public class KrakenListsRest implements KrakenLists {

  @Inject KrakenSettings settings;
  private KrakenHttp http;

  KrakenListsRest() {}

  @PostConstruct
  void connect() {
    http = KrakenAnswer.from(settings);
  }

  @PreDestroy
  void disconnect() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JsonObject allPairs() {
    return KrakenAnswer.ask(http::allPairs, KrakenAnswer.LIST_BYTES_MAX);
  }

  @Override
  public JsonObject ticker(String pairs) {
    return KrakenAnswer.ask(() -> http.ticker(pairs), KrakenAnswer.BODY_BYTES_MAX);
  }
}
