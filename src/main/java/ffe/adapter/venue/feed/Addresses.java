package ffe.adapter.venue.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a venue is.
 *
 * @param rest scheme and host, without a path
 * @param stream the whole address of the socket, or where lines are streamed
 * @param trading scheme and host where rules are told, of a venue that tells them elsewhere
 */
public record Addresses(URI rest, URI stream, Optional<URI> trading) {

  public Addresses {
    check(rest, List.of("http", "https"));
    check(stream, List.of("ws", "wss", "http", "https"));
    trading.ifPresent(uri -> check(uri, List.of("http", "https")));
  }

  public Addresses(URI rest, URI stream) {
    this(rest, stream, Optional.empty());
  }

  public static Addresses of(String rest, String stream) {
    return new Addresses(URI.create(rest.strip()), URI.create(stream.strip()));
  }

  private static void check(URI uri, List<String> schemes) {
    if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          uri + " must be an absolute address of " + String.join(" or ", schemes));
    }
  }
}
