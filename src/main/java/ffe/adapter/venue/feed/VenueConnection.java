package ffe.adapter.venue.feed;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * The way to a venue's REST side: one client, and one gate before it, for all who ask there. Each
 * venue has one as a bean of the whole application.
 *
 * @param <T> the venue's resources
 */
public abstract class VenueConnection<T extends Closeable> {

  private static final long CONNECT_MILLIS_MAX = 3_000;
  private static final long READ_MILLIS_MAX = 5_000;

  @Inject VenueAddresses addresses;

  private final Dialect dialect;
  private final Class<T> resources;
  private final VenueGate gate;
  private T http;

  /** For a venue that is asked as often as there are questions. */
  protected VenueConnection(Dialect dialect, Class<T> resources) {
    this(dialect, resources, new VenueGate(dialect.venue(), System::nanoTime));
  }

  protected VenueConnection(Dialect dialect, Class<T> resources, VenueGate gate) {
    this.dialect = dialect;
    this.resources = resources;
    this.gate = gate;
  }

  @PostConstruct
  void connect() {
    http =
        RestClientBuilder.newBuilder()
            .baseUri(base(addresses.of(dialect.source())))
            .connectTimeout(CONNECT_MILLIS_MAX, TimeUnit.MILLISECONDS)
            .readTimeout(READ_MILLIS_MAX, TimeUnit.MILLISECONDS)
            .build(resources);
  }

  /** Which of the venue's addresses it is. */
  protected URI base(Addresses of) {
    return of.rest();
  }

  @PreDestroy
  void disconnect() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks and reads the answer.
   *
   * @param read what the text says; it may say that too much was asked
   * @throws VenueException where there is no answer, or not one as documented
   */
  public <A> A ask(Function<T, Response> call, int bytesMax, Function<String, A> read) {
    return gate.ask(() -> read.apply(VenueAnswer.ask(dialect, () -> call.apply(http), bytesMax)));
  }
}
