package ffe.entry.access;

import ffe.canon.Digest;
import ffe.desk.Actor;
import ffe.desk.access.DoorPolicy;
import ffe.desk.access.Doorkeeper;
import ffe.desk.access.Logins;
import ffe.desk.access.Peers;
import ffe.desk.access.SharedCounts;
import ffe.desk.access.Tokens;
import ffe.desk.access.UncheckedTokenException;
import ffe.trading.JournalDownException;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every path of the application. Open are the probes, the login page and the names
 * below; all else needs a bearer key or token, or a session that began with the login link.
 */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.FORWARD})
@SuppressWarnings("NullAway.Init")
public class AccessFilter implements Filter {

  /** Attribute of request and session that holds the {@link Actor}. */
  public static final String ACTOR = "ffe.actor";

  /** What is open to everybody, by exact path. */
  public static final Set<String> OPEN = Set.of("/live", "/ready", "/login", "/favicon.ico");

  static final String CONTENT_POLICY = "Content-Security-Policy";

  private static final Set<String> PROBES = Set.of("/live", "/ready");
  private static final String INDEX = "/index.json";
  private static final String BEARER = "Bearer ";

  @Inject Doorkeeper doorkeeper;

  @Inject Tokens tokens;

  @Inject Peers peers;

  @Inject DoorPolicy policy;

  @Inject SharedCounts shared;

  @Inject Logins logins;

  @Inject Clock wall;

  private Failures failures;
  private RateLimit rates;
  private Origins origins;
  private Transport transport;

  @Override
  public void init(FilterConfig config) {
    failures = new Failures(wall, shared, "door");
    rates = new RateLimit(wall, shared, policy.ratePerMinute(), policy.burst());
    origins = new Origins(policy.origins());
    transport = new Transport(peers);
  }

  @Override
  public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) in;
    HttpServletResponse response = (HttpServletResponse) out;
    if (in.getDispatcherType() != DispatcherType.REQUEST) {
      chain.doFilter(in, out);
      return;
    }
    secure(response);
    Optional<ErrorBody> refused = Shape.fault(request);
    if (refused.isPresent()) {
      refused.get().send(response);
    } else if (PROBES.contains(path(request))) {
      chain.doFilter(in, out);
    } else {
      visit(request, response, chain);
    }
  }

  private void visit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Visitor visitor;
    try {
      visitor = Visitor.of(request, peers);
    } catch (Visitor.BadForwarded e) {
      ErrorBody.of(400, "BAD_FORWARDED", String.valueOf(e.getMessage())).send(response);
      return;
    }
    visitor.remember(request);
    Transport.protect(visitor, response);
    if (!transport.refuses(request, response, visitor)
        && isWithinLimits(request, response, visitor.address())) {
      enter(request, response, chain, visitor.address());
    }
  }

  private void enter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String address)
      throws IOException, ServletException {
    origins.mark(request, response);
    if (OPEN.contains(path(request))) {
      chain.doFilter(request, response);
    } else if (!origins.answers(request, response)) {
      admit(request, response, chain, address);
    }
  }

  /** Counted for the address and for the key, right or wrong, before either is looked up. */
  private boolean isWithinLimits(
      HttpServletRequest request, HttpServletResponse response, String address) throws IOException {
    long wait = takes(address, request.getHeader("Authorization"));
    if (wait > 0) {
      origins.mark(request, response);
      ErrorBody.of(429, "TOO_MANY_REQUESTS", "too many requests; wait " + wait + " s")
          .send(response, wait);
    }
    return wait == 0;
  }

  private long takes(String address, @Nullable String header) {
    long wait = rates.takes("address " + address);
    return header == null ? wait : Math.max(wait, rates.takes("key " + Digest.of(header).hex()));
  }

  /** For what stays open when this request has been answered. */
  private Admission admission(HttpServletRequest request, Actor actor, String address) {
    String header = request.getHeader("Authorization");
    HttpSession session = request.getSession(false);
    return new Admission(
        () -> takes(address, header),
        () ->
            header == null
                ? doorkeeper.stands(actor) && Sessions.isOf(session, actor)
                : bearer(header.substring(BEARER.length()).strip())
                    .filter(actor::equals)
                    .isPresent());
  }

  private void admit(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String address)
      throws IOException, ServletException {
    Optional<Actor> actor;
    try {
      actor = actor(request, response);
    } catch (JournalDownException e) {
      ErrorBody.of(503, "DATABASE_DOWN", "keys cannot be checked; try again").send(response);
      return;
    } catch (UncheckedTokenException e) {
      ErrorBody.of(503, "ISSUER_DOWN", "tokens cannot be checked; try again").send(response);
      return;
    }
    if (actor.isPresent()) {
      request.setAttribute(ACTOR, actor.get());
      admission(request, actor.get(), address).remember(request);
      pass(request, response, chain);
      return;
    }
    if (request.getHeader("Authorization") != null) {
      failures.failed(address);
      if (failures.isTooMany(address)) {
        // a key that is right has passed above: nobody is locked out by a neighbour's mistakes
        ErrorBody.of(429, "TOO_MANY_FAILURES", "too many failed attempts; wait a minute")
            .send(response);
        return;
      }
    }
    if (isPage(request)) {
      // without host and scheme, which a proxy in front of us may know better
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", "/login");
    } else {
      ErrorBody.of(401, "UNAUTHENTICATED", "a bearer key or a login is needed").send(response);
    }
  }

  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (Shape.isUnsized(request)) {
      ErrorBody.of(411, "LENGTH_REQUIRED", "send Content-Length").send(response);
    } else if (Shape.wantsIndex(request)) {
      request.getRequestDispatcher(INDEX).forward(request, response);
    } else if (Shape.wantsNoPage(request) && !path(request).equals(INDEX)) {
      ErrorBody.ofStatus(404).send(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Its session; one of its own here, where it began on another server. */
  private @Nullable HttpSession session(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    boolean isHere = session != null && session.getAttribute(ACTOR) != null;
    if (isHere || !(isPage(request) || isOfPage(request))) {
      return session;
    }
    Optional<Actor> actor = LoginCookie.of(request).flatMap(logins::find);
    actor.ifPresent(who -> Sessions.begin(request, response, who));
    return request.getSession(false);
  }

  private Optional<Actor> actor(HttpServletRequest request, HttpServletResponse response) {
    String header = request.getHeader("Authorization");
    if (header != null) {
      return header.startsWith(BEARER)
          ? bearer(header.substring(BEARER.length()).strip())
          : Optional.empty();
    }
    HttpSession session = session(request, response);
    Optional<Actor> actor =
        Optional.ofNullable(session)
            .filter(s -> EncryptedSession.isWhole(request, s))
            .map(s -> s.getAttribute(ACTOR))
            .map(Actor.class::cast)
            .filter(a -> isSameOrigin(request));
    if (session != null && actor.isPresent() && !doorkeeper.stands(actor.get())) {
      session.invalidate();
      LoginCookie.of(request).ifPresent(logins::end);
      return Optional.empty();
    }
    return actor;
  }

  private Optional<Actor> bearer(String text) {
    return doorkeeper.byKey(text).or(() -> tokens.find(text));
  }

  /** A session cookie alone never changes anything for a page of another origin. */
  static boolean isSameOrigin(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    String forwarded = Visitor.of(request).host();
    return origin == null
        || origin.equals("http://" + request.getHeader("Host"))
        || origin.equals("https://" + request.getHeader("Host"))
        || (!forwarded.isEmpty() && origin.equals("https://" + forwarded))
        || (!forwarded.isEmpty() && origin.equals("http://" + forwarded));
  }

  /** A browser that opens a page, as against a program or a page's own requests. */
  private static boolean isPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return request.getMethod().equals("GET")
        && accept != null
        && accept.contains("text/html")
        && !path(request).startsWith("/api/")
        && !isOfPage(request);
  }

  /** What a page that is open already asks for; to be redirected would confuse it. */
  private static boolean isOfPage(HttpServletRequest request) {
    String query = request.getQueryString();
    return query != null && query.startsWith("v-");
  }

  static String path(HttpServletRequest request) {
    return request.getRequestURI();
  }

  static void secure(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    // not no-referrer: with it browsers hide the origin of a form, which the login asks for
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    // pages, which need more, say so themselves
    response.setHeader(CONTENT_POLICY, "default-src 'none'; frame-ancestors 'none'");
  }
}
