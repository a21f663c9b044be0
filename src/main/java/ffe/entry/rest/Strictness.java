package ffe.entry.rest;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses query parameters that a resource does not know or that are said twice, and bodies that
 * are not UTF-8. (why: a mistyped {@code close_positions} must not close everything)
 */
@Provider
@SuppressWarnings("NullAway.Init")
public class Strictness implements ContainerRequestFilter {

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    SortedSet<String> known = known();
    request.getUriInfo().getQueryParameters().forEach((name, values) -> check(name, values, known));
    Optional.ofNullable(request.getMediaType())
        .map(type -> type.getParameters().get(MediaType.CHARSET_PARAMETER))
        .filter(charset -> !charset.equalsIgnoreCase("UTF-8"))
        .ifPresent(
            charset -> {
              throw new ApiException(415, "WRONG_CONTENT_TYPE", "send application/json in UTF-8");
            });
  }

  private SortedSet<String> known() {
    SortedSet<String> known =
        Arrays.stream(resource.getResourceMethod().getParameters())
            .map(Strictness::queryName)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    if (resource.getResourceClass().isAnnotationPresent(PerAccount.class)) {
      known.add(Caller.ACCOUNT);
    }
    return known;
  }

  private static Optional<String> queryName(Parameter parameter) {
    return Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value);
  }

  private static void check(String name, List<String> values, SortedSet<String> known) {
    if (!known.contains(name)) {
      throw new ApiException(
          422, "UNKNOWN_PARAMETER", "known parameters are " + known, JsonBody.field(name));
    }
    if (values.size() > 1) {
      throw new ApiException(
          400, "MALFORMED", name + " is given more than once", JsonBody.field(name));
    }
  }
}
