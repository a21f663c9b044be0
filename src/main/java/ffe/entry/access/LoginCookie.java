package ffe.entry.access;

import ffe.desk.access.Logins;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The visitor's token of a login that servers share. One that began encrypted has a name browsers
 * never send otherwise, and no other counts there.
 */
final class LoginCookie {

  static final String PLAIN = "ffe-login";
  static final String ENCRYPTED = "__Host-ffe-login";

  private LoginCookie() {}

  static Optional<String> of(HttpServletRequest request) {
    String name = Visitor.of(request).isEncrypted() ? ENCRYPTED : PLAIN;
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  static void give(HttpServletRequest request, HttpServletResponse response, String token) {
    set(request, response, token, Logins.LIFE.toSeconds());
  }

  static void take(HttpServletRequest request, HttpServletResponse response) {
    set(request, response, "", 0);
  }

  private static void set(
      HttpServletRequest request, HttpServletResponse response, String token, long seconds) {
    boolean isEncrypted = Visitor.of(request).isEncrypted();
    response.addHeader(
        "Set-Cookie",
        (isEncrypted ? ENCRYPTED : PLAIN)
            + "="
            + token
            + "; Path=/; Max-Age="
            + seconds
            + (isEncrypted ? "; Secure" : "")
            + "; HttpOnly; SameSite=Lax");
  }
}
