package ffe.entry.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells {@link RequestMeter} which resource answers: its path as declared, never as typed. */
@Provider
@SuppressWarnings("NullAway.Init")
public class Route implements ContainerRequestFilter {

  static final String ATTRIBUTE = "ffe.route";

  @Context ResourceInfo resource;

  @Context HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext matched) {
    Optional<String> onClass = Optional.empty();
    for (Class<?> c = resource.getResourceClass(); c != null && onClass.isEmpty(); ) {
      onClass = Optional.ofNullable(c.getAnnotation(Path.class)).map(Path::value);
      c = c.getSuperclass();
    }
    Optional<String> onMethod =
        Optional.ofNullable(resource.getResourceMethod())
            .map(m -> m.getAnnotation(Path.class))
            .map(Path::value);
    request.setAttribute(ATTRIBUTE, template(onClass.orElse(""), onMethod.orElse("")));
  }

  /** {@code /api/v1/decisions/{id}}; patterns of parameters are left out. */
  static String template(String onClass, String onMethod) {
    return Stream.of("api", onClass, onMethod)
        .map(part -> part.replaceAll("^/+|/+$", "").replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("/", "/", ""));
  }
}
