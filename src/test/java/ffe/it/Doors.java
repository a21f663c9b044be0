package ffe.it;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every way into the application that its classes declare, found by looking at all of them. */
final class Doors {

  private static final List<String> SERVLET_METHODS = List.of("GET", "POST");

  private Doors() {}

  enum Kind {
    RESOURCE,
    SERVLET,
    FILTER,
    SOCKET,
    PAGE
  }

  /** A method and a path, with {@code *} and templates still in it. */
  record Door(Kind kind, String method, String template) implements Comparable<Door> {

    /** A path that leads there. */
    String path() {
      return template
          .replace("{id}", "0123456789ab0123456789ab")
          .replace("{command}", "halt")
          .replaceAll("[{][^}]*[}]|:[a-z]+", "x")
          .replace("*", "x");
    }

    @Override
    public int compareTo(Door other) {
      return toString().compareTo(other.toString());
    }
  }

  static SortedSet<Door> of(JavaClasses classes) {
    List<Class<?>> all =
        classes.stream().map(JavaClass::reflect).collect(Collectors.toUnmodifiableList());
    String api =
        all.stream()
            .flatMap(type -> found(type, ApplicationPath.class))
            .map(ApplicationPath::value)
            .findFirst()
            .orElse("/api");
    return all.stream()
        .flatMap(type -> doors(type, api))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Door> doors(Class<?> type, String api) {
    Stream<Door> resources =
        found(type, Path.class).flatMap(path -> resource(type, joined(api, path.value())));
    Stream<Door> servlets =
        found(type, WebServlet.class)
            .flatMap(s -> Stream.concat(Arrays.stream(s.value()), Arrays.stream(s.urlPatterns())))
            .flatMap(p -> SERVLET_METHODS.stream().map(m -> new Door(Kind.SERVLET, m, p)));
    Stream<Door> filters =
        found(type, WebFilter.class)
            .flatMap(f -> Stream.concat(Arrays.stream(f.value()), Arrays.stream(f.urlPatterns())))
            .map(p -> new Door(Kind.FILTER, "GET", p));
    Stream<Door> sockets =
        found(type, ServerEndpoint.class).map(s -> new Door(Kind.SOCKET, "GET", s.value()));
    Stream<Door> pages = found(type, Route.class).flatMap(route -> pages(type, route));
    return Stream.of(resources, servlets, filters, sockets, pages).flatMap(each -> each);
  }

  private static Stream<Door> pages(Class<?> type, Route route) {
    String path = "/" + (route.value().equals(Route.NAMING_CONVENTION) ? "" : route.value());
    return HasUrlParameter.class.isAssignableFrom(type)
        ? Stream.of(new Door(Kind.PAGE, "GET", path + "/{id}"))
        : Stream.of(new Door(Kind.PAGE, "GET", path));
  }

  private static Stream<Door> resource(Class<?> type, String base) {
    return Arrays.stream(type.getMethods())
        .flatMap(
            method ->
                verb(method).stream()
                    .map(
                        verb ->
                            new Door(
                                Kind.RESOURCE,
                                verb,
                                found(method, Path.class)
                                    .map(path -> joined(base, path.value()))
                                    .findFirst()
                                    .orElse(base))));
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .flatMap(type -> found(type, HttpMethod.class))
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String joined(String base, String path) {
    return base + (path.startsWith("/") ? "" : "/") + path;
  }

  private static <A extends Annotation> Stream<A> found(AnnotatedElement on, Class<A> type) {
    return Optional.ofNullable(on.getAnnotation(type)).stream();
  }
}
