package ffe.entry.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A session that began encrypted counts only together with a second cookie, which browsers never
 * send otherwise. (why: the container marks its own cookie for all ways at once or for none)
 */
final class EncryptedSession {

  /** The prefix makes browsers refuse it from another host and from an unencrypted page. */
  static final String COOKIE = "__Host-ffe";

  private static final String ATTRIBUTE = "ffe.encrypted";
  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private EncryptedSession() {}

  static void begin(HttpSession session, HttpServletResponse response) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    session.setAttribute(ATTRIBUTE, word);
    response.addHeader(
        "Set-Cookie", COOKIE + "=" + word + "; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  /** True also for a session that began by a way without encryption. */
  static boolean isWhole(HttpServletRequest request, HttpSession session) {
    return !(session.getAttribute(ATTRIBUTE) instanceof String word)
        || Optional.ofNullable(request.getCookies()).stream()
            .flatMap(Stream::of)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .anyMatch(value -> same(word, value));
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
