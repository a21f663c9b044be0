package ffe.setting;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Redis server is: {@code redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]}, {@code
 * rediss://} for TLS.
 *
 * @param user empty for the server's default one
 * @param database 0 to 9999
 */
public record RedisPlace(
    boolean isEncrypted,
    String host,
    int port,
    Optional<String> user,
    Optional<String> password,
    int database) {

  private static final int PORT = 6379;
  private static final int PORT_MAX = 65_535;
  private static final Pattern DATABASE = Pattern.compile("/?|/([0-9]{1,4})");

  /** Empty if the text is no such address. */
  public static Optional<RedisPlace> of(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    boolean isEncrypted = "rediss".equals(uri.getScheme());
    Matcher database = DATABASE.matcher(uri.getRawPath() == null ? "" : uri.getRawPath());
    if ((!isEncrypted && !"redis".equals(uri.getScheme()))
        || uri.getHost() == null
        || uri.getPort() == 0
        || uri.getPort() > PORT_MAX
        || !database.matches()
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      return Optional.empty();
    }
    String whole = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = whole.indexOf(':');
    if (!whole.isEmpty() && colon < 0) {
      // a name without a password is a password somebody forgot the colon before
      return Optional.empty();
    }
    return Optional.of(
        new RedisPlace(
            isEncrypted,
            uri.getHost(),
            uri.getPort() < 0 ? PORT : uri.getPort(),
            said(colon < 0 ? "" : whole.substring(0, colon)),
            said(colon < 0 ? "" : whole.substring(colon + 1)),
            database.group(1) == null ? 0 : Integer.parseInt(database.group(1))));
  }

  private static Optional<String> said(String raw) {
    return Optional.of(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8))
        .filter(text -> !text.isEmpty());
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return host + ":" + port + "/" + database;
  }
}
