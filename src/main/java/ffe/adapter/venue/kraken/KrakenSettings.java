package ffe.adapter.venue.kraken;

import java.net.URI;
import java.util.List;

/**
 * Where Kraken is.
 *
 * @param restUrl key {@code ffe.venue.kraken.rest-url}: scheme and host, without a path
 * @param webSocketUrl key {@code ffe.venue.kraken.ws-url}: the whole address of the v2 socket
 */
public record KrakenSettings(URI restUrl, URI webSocketUrl) {

  public static final String REST_URL = "https://api.kraken.com";
  public static final String WEB_SOCKET_URL = "wss://ws.kraken.com/v2";

  public KrakenSettings {
    check("ffe.venue.kraken.rest-url", restUrl, List.of("http", "https"));
    check("ffe.venue.kraken.ws-url", webSocketUrl, List.of("ws", "wss"));
  }

  /** Refused with the key, the value and what is allowed. */
  public static KrakenSettings of(String restUrl, String webSocketUrl) {
    return new KrakenSettings(
        uri("ffe.venue.kraken.rest-url", restUrl), uri("ffe.venue.kraken.ws-url", webSocketUrl));
  }

  private static URI uri(String key, String text) {
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + "=" + text + " is not an address", e);
    }
  }

  private static void check(String key, URI uri, List<String> schemes) {
    if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          key + "=" + uri + " must be an absolute address of " + String.join(" or ", schemes));
    }
  }
}
