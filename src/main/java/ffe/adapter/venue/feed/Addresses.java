package ffe.adapter.venue.feed;

import java.net.URI;
import java.util.List;

/**
 * Where a venue is.
 *
 * @param rest scheme and host, without a path
 * @param webSocket the whole address of the socket
 */
public record Addresses(URI rest, URI webSocket) {

  public Addresses {
    check(rest, List.of("http", "https"));
    check(webSocket, List.of("ws", "wss"));
  }

  public static Addresses of(String rest, String webSocket) {
    return new Addresses(URI.create(rest.strip()), URI.create(webSocket.strip()));
  }

  private static void check(URI uri, List<String> schemes) {
    if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          uri + " must be an absolute address of " + String.join(" or ", schemes));
    }
  }
}
