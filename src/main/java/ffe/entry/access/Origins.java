package ffe.entry.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * Pages of other origins that may ask the REST interface with a key of their own. Cookies of theirs
 * never count, so credentials are never allowed.
 */
final class Origins {

  static final String ALLOWED = "Access-Control-Allow-Origin";
  private static final String MAX_SECONDS = "600";

  private final List<String> allowed;

  Origins(List<String> allowed) {
    this.allowed = allowed;
  }

  /** Tells the browser whether the page may read the answer. */
  void mark(HttpServletRequest request, HttpServletResponse response) {
    if (!allowed.isEmpty() && isApi(request)) {
      response.setHeader("Vary", "Origin");
      if (isAllowed(request)) {
        restore(response, request.getHeader("Origin"));
      }
    }
  }

  /** What an answer to an allowed origin carries, errors included. */
  static void restore(HttpServletResponse response, String origin) {
    response.setHeader("Vary", "Origin");
    response.setHeader(ALLOWED, origin);
    response.setHeader("Access-Control-Expose-Headers", "Retry-After");
  }

  /** Answers the question a browser asks before the request itself. */
  boolean answers(HttpServletRequest request, HttpServletResponse response) {
    boolean asks =
        request.getMethod().equals("OPTIONS")
            && request.getHeader("Access-Control-Request-Method") != null
            && isApi(request)
            && isAllowed(request);
    if (asks) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
      response.setHeader(
          "Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, If-Match");
      response.setHeader("Access-Control-Max-Age", MAX_SECONDS);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
    return asks;
  }

  private boolean isAllowed(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin != null && allowed.contains(origin);
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }
}
