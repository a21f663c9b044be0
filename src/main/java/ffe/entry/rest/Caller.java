package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.entry.access.AccessFilter;
import ffe.market.Instrument;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who calls, as the access filter found. */
final class Caller {

  private Caller() {}

  static Actor of(HttpServletRequest request) {
    if (request.getAttribute(AccessFilter.ACTOR) instanceof Actor actor) {
      return actor;
    }
    throw new ApiException(401, "UNAUTHENTICATED", "a bearer key or a login is needed");
  }

  /** The same, refused when another account is named than the one there is. */
  static Actor of(HttpServletRequest request, Desk desk, @Nullable String account) {
    Actor actor = of(request);
    String known = desk.status(actor).account();
    if (account != null && !account.equals(known)) {
      throw new ApiException(
          422, "UNKNOWN_ACCOUNT", "the account here is " + known, Optional.of("account"));
    }
    return actor;
  }

  /** The instrument somebody means, refused when it is not traded here. */
  static Instrument instrument(Actor actor, Desk desk, String text) {
    String name = desk.status(actor).instrument();
    return Instrument.parse(text)
        .filter(i -> i.name().equals(name))
        .orElseThrow(
            () ->
                new ApiException(
                    422,
                    "UNKNOWN_INSTRUMENT",
                    "this engine trades " + name,
                    Optional.of("asset_pair")));
  }
}
