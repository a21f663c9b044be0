package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.entry.access.AccessFilter;
import jakarta.servlet.http.HttpServletRequest;

/** Who calls, as the access filter found. */
final class Caller {

  private Caller() {}

  static Actor of(HttpServletRequest request) {
    if (request.getAttribute(AccessFilter.ACTOR) instanceof Actor actor) {
      return actor;
    }
    throw new ApiException(401, "UNAUTHENTICATED", "a bearer key or a login is needed");
  }
}
