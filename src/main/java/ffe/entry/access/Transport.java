package ffe.entry.access;

import ffe.desk.access.Peers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** By which way, and by which name, one may come in. */
final class Transport {

  static final String STRICT = "Strict-Transport-Security";
  private static final String YEAR = "max-age=31536000";
  private static final int PERMANENTLY = 308;

  private final Peers peers;

  Transport(Peers peers) {
    this.peers = peers;
  }

  /** True when it was answered here that this is not the way. */
  boolean refuses(HttpServletRequest request, HttpServletResponse response, Visitor visitor)
      throws IOException {
    if (visitor.hostName().filter(h -> !peers.answersTo(h)).isPresent()) {
      ErrorBody.of(421, "UNKNOWN_HOST", "the engine has no such name; see ffe.http.allowed-hosts")
          .send(response);
      return true;
    }
    if (peers.admits(request.getRemoteAddr(), request.isSecure())) {
      return false;
    }
    OptionalInt port = peers.httpsPort();
    Optional<String> name = visitor.hostName();
    if (port.isEmpty()) {
      ErrorBody.of(403, "UNKNOWN_PEER", "only this machine and trusted proxies are answered")
          .send(response);
    } else if (name.isPresent() && isReading(request)) {
      redirect(request, response, "https://" + name.get() + ":" + port.getAsInt());
    } else {
      // not redirected: whatever it carries was read on its way, and would be again
      ErrorBody.of(403, "HTTPS_ONLY", "use https on port " + port.getAsInt()).send(response);
    }
    return true;
  }

  private static boolean isReading(HttpServletRequest request) {
    return Set.of("GET", "HEAD").contains(request.getMethod())
        && request.getHeader("Authorization") == null;
  }

  private static void redirect(
      HttpServletRequest request, HttpServletResponse response, String origin) {
    String query = request.getQueryString();
    response.setStatus(PERMANENTLY);
    response.setHeader(
        "Location", origin + request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  /** Who came encrypted by a name is to come so again. */
  static void protect(Visitor visitor, HttpServletResponse response) {
    if (visitor.isEncrypted() && visitor.isNamed()) {
      response.setHeader(STRICT, YEAR);
    }
  }
}
