package ffe.adapter.venue.kraken;

import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Asks Kraken over HTTP and turns its answer into the result. */
final class KrakenAnswer {

  /** 720 candles are about 70 kB; more than this is not an answer to what was asked. */
  static final int BODY_BYTES_MAX = 2_000_000;

  /** All 1,500 pairs are about 1.5 MB. */
  static final int LIST_BYTES_MAX = 8_000_000;

  private static final long CONNECT_MILLIS_MAX = 3_000;
  private static final long READ_MILLIS_MAX = 5_000;

  private KrakenAnswer() {}

  /** To be closed by whoever has it made. */
  static KrakenHttp from(KrakenSettings settings) {
    return RestClientBuilder.newBuilder()
        .baseUri(settings.restUrl())
        .connectTimeout(CONNECT_MILLIS_MAX, TimeUnit.MILLISECONDS)
        .readTimeout(READ_MILLIS_MAX, TimeUnit.MILLISECONDS)
        .build(KrakenHttp.class);
  }

  static JsonObject ask(Supplier<Response> call, int bytesMax) {
    try (Response response = call.get();
        InputStream body = response.readEntity(InputStream.class)) {
      return read(response.getStatus(), body, bytesMax);
    } catch (WebApplicationException e) {
      throw failure(e.getResponse().getStatus());
    } catch (IOException | ProcessingException e) {
      throw new KrakenException.Retryable("Kraken cannot be asked: " + e.getMessage(), e);
    }
  }

  static JsonObject read(int status, InputStream body, int bytesMax) throws IOException {
    if (status != 200) {
      throw failure(status);
    }
    byte[] bytes = body.readNBytes(bytesMax + 1);
    if (bytes.length > bytesMax) {
      throw new KrakenException.Retryable("an answer above " + bytesMax + " bytes");
    }
    return KrakenJson.result(new String(bytes, StandardCharsets.UTF_8));
  }

  static KrakenException failure(int status) {
    String words = "Kraken answered with HTTP status " + status;
    boolean mayPass = status >= 500 || status == 408 || status == 425 || status == 429;
    return mayPass ? new KrakenException.Retryable(words) : new KrakenException.Permanent(words);
  }
}
