package ffe.entry.access;

import ffe.desk.access.Peers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a request is from and how they reach us. A proxy we trust says so in {@code Forwarded} (RFC
 * 7239) or {@code X-Forwarded-*}; of everybody else these headers are not read.
 *
 * @param address of the first one, counted from us, who is no proxy of ours
 * @param isEncrypted on the visitor's side
 * @param host with a port where it was said, as the visitor called us; empty where nobody said
 */
record Visitor(String address, boolean isEncrypted, String host) {

  private static final String ATTRIBUTE = "ffe.visitor";
  private static final int HOPS_MAX = 20;
  private static final int CHARS_MAX = 2_048;

  private static final Pattern NODE =
      Pattern.compile(
          "(?:\\[([0-9a-fA-F:.]{2,45})]|([0-9]{1,3}(?:[.][0-9]{1,3}){3}))(?::[0-9]{1,5})?"
              + "|([0-9a-fA-F]*:[0-9a-fA-F:.]*)");

  private static final Pattern HOST =
      Pattern.compile("((?:[A-Za-z0-9_.-]{1,253})|(?:\\[[0-9a-fA-F:.]{2,45}]))(?::[0-9]{1,5})?");

  /** What a proxy said that cannot be understood. */
  static final class BadForwarded extends Exception {
    private static final long serialVersionUID = 1L;

    BadForwarded(String what) {
      super(what);
    }
  }

  private record Said(List<String> nodes, Optional<String> scheme, Optional<String> host) {}

  static Visitor of(HttpServletRequest request, Peers peers) throws BadForwarded {
    String peer = request.getRemoteAddr();
    String host = Optional.ofNullable(request.getHeader("Host")).orElse("");
    if (!peers.isProxy(peer)) {
      return new Visitor(peer, request.isSecure(), host);
    }
    Optional<Said> standard = standard(request);
    Optional<Said> common = common(request);
    if (standard.isPresent()
        && common.isPresent()
        && !first(peer, standard.get(), peers).equals(first(peer, common.get(), peers))) {
      // one of the two is the visitor's own: a proxy that writes one passes the other on
      throw new BadForwarded("Forwarded and X-Forwarded-For name different addresses");
    }
    Said said =
        standard.or(() -> common).orElse(new Said(List.of(), Optional.empty(), Optional.empty()));
    return new Visitor(
        first(peer, said, peers),
        said.scheme().map("https"::equals).orElse(request.isSecure()),
        said.host().orElse(host));
  }

  /** The request's, as {@link AccessFilter} found it. */
  static Visitor of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Visitor known
        ? known
        : new Visitor(request.getRemoteAddr(), request.isSecure(), "");
  }

  void remember(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** From our end: each proxy of ours vouches for the one before it. */
  private static String first(String peer, Said said, Peers peers) throws BadForwarded {
    String address = peer;
    for (int i = said.nodes().size() - 1; i >= 0 && peers.isProxy(address); i--) {
      address = address(said.nodes().get(i));
    }
    return address;
  }

  private static String address(String node) throws BadForwarded {
    Matcher matcher = NODE.matcher(node);
    if (!matcher.matches()) {
      throw new BadForwarded("a forwarded address is not one in numbers");
    }
    for (int group = 1; group <= 3; group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    throw new IllegalStateException("an alternative without its group");
  }

  private static Optional<Said> common(HttpServletRequest request) throws BadForwarded {
    List<String> nodes = values(request, "X-Forwarded-For");
    Optional<String> scheme = last(values(request, "X-Forwarded-Proto"));
    Optional<String> host = last(values(request, "X-Forwarded-Host"));
    return nodes.isEmpty() && scheme.isEmpty() && host.isEmpty()
        ? Optional.empty()
        : Optional.of(said(nodes, scheme, host));
  }

  private static Optional<Said> standard(HttpServletRequest request) throws BadForwarded {
    List<String> elements = values(request, "Forwarded");
    if (elements.isEmpty()) {
      return Optional.empty();
    }
    List<String> nodes =
        elements.stream()
            .map(e -> parameter(e, "for").orElse(""))
            .filter(n -> !n.isEmpty())
            .toList();
    Function<String, Optional<String>> nearest =
        name -> parameter(elements.get(elements.size() - 1), name);
    return Optional.of(said(nodes, nearest.apply("proto"), nearest.apply("host")));
  }

  private static Said said(List<String> nodes, Optional<String> scheme, Optional<String> host)
      throws BadForwarded {
    Optional<String> lower = scheme.map(s -> s.toLowerCase(Locale.ROOT));
    if (lower.filter(s -> !s.equals("http") && !s.equals("https")).isPresent()) {
      throw new BadForwarded("a forwarded protocol is http or https");
    }
    if (host.filter(h -> !HOST.matcher(h).matches()).isPresent()) {
      throw new BadForwarded("a forwarded host is a name or an address, and a port");
    }
    return new Said(nodes, lower, host);
  }

  /** All lines of a header as one list, in their order. */
  private static List<String> values(HttpServletRequest request, String name) throws BadForwarded {
    String all = String.join(",", Collections.list(request.getHeaders(name)));
    List<String> values =
        Arrays.stream(all.split(",", -1)).map(String::strip).filter(v -> !v.isEmpty()).toList();
    if (all.length() > CHARS_MAX || values.size() > HOPS_MAX) {
      throw new BadForwarded("at most " + HOPS_MAX + " proxies");
    }
    return values;
  }

  private static Optional<String> last(List<String> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  private static Optional<String> parameter(String element, String name) {
    return Arrays.stream(element.split(";", -1))
        .map(String::strip)
        .filter(p -> p.regionMatches(true, 0, name + "=", 0, name.length() + 1))
        .map(p -> p.substring(name.length() + 1).strip())
        .map(
            v ->
                v.startsWith("\"") && v.endsWith("\"") && v.length() > 1
                    ? v.substring(1, v.length() - 1)
                    : v)
        .findFirst();
  }

  /** Without the port; empty where nobody said, or where it is no name at all. */
  Optional<String> hostName() {
    Matcher matcher = HOST.matcher(host);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Whether a browser may be told to come back encrypted only, which it keeps for the whole name.
   */
  boolean isNamed() {
    return hostName().filter(n -> !n.equalsIgnoreCase("localhost")).isPresent();
  }
}
