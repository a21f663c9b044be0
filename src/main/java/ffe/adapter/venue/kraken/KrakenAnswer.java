package ffe.adapter.venue.kraken;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Turns an HTTP answer of Kraken into its result. */
final class KrakenAnswer {

  /** 720 candles are about 70 kB; more than this is not an answer to what was asked. */
  static final int BODY_BYTES_MAX = 2_000_000;

  private KrakenAnswer() {}

  static JsonObject read(int status, InputStream body) throws IOException {
    if (status != 200) {
      throw failure(status);
    }
    byte[] bytes = body.readNBytes(BODY_BYTES_MAX + 1);
    if (bytes.length > BODY_BYTES_MAX) {
      throw new KrakenException.Retryable("an answer above " + BODY_BYTES_MAX + " bytes");
    }
    return KrakenJson.result(new String(bytes, StandardCharsets.UTF_8));
  }

  static KrakenException failure(int status) {
    String words = "Kraken answered with HTTP status " + status;
    boolean mayPass = status >= 500 || status == 408 || status == 425 || status == 429;
    return mayPass ? new KrakenException.Retryable(words) : new KrakenException.Permanent(words);
  }
}
