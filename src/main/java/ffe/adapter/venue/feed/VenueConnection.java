package ffe.adapter.venue.feed;

import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * The way to a venue's REST side: one client, and one gate before it, for all who ask there.
 *
 * @param <T> the venue's resources
 */
public final class VenueConnection<T extends Closeable> implements AutoCloseable {

  private static final long CONNECT_MILLIS_MAX = 3_000;
  private static final long READ_MILLIS_MAX = 5_000;

  private final String venue;
  private final T http;
  private final VenueGate gate;

  public VenueConnection(String venue, Class<T> resources, URI restUrl) {
    this.venue = venue;
    this.gate = new VenueGate(venue, System::nanoTime);
    this.http =
        RestClientBuilder.newBuilder()
            .baseUri(restUrl)
            .connectTimeout(CONNECT_MILLIS_MAX, TimeUnit.MILLISECONDS)
            .readTimeout(READ_MILLIS_MAX, TimeUnit.MILLISECONDS)
            .build(resources);
  }

  /**
   * Asks and reads the answer.
   *
   * @param read what the text says; it may say that too much was asked
   * @throws VenueException where there is no answer, or not one as documented
   */
  public <A> A ask(Function<T, Response> call, int bytesMax, Function<String, A> read) {
    return gate.ask(() -> read.apply(VenueAnswer.ask(venue, () -> call.apply(http), bytesMax)));
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
