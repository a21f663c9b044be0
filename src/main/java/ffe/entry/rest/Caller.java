package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.entry.access.AccessFilter;
import ffe.market.Instrument;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Who calls, as the access filter found, and of which account. */
final class Caller {

  /** The query parameter that names an account; every resource that is of one knows it. */
  static final String ACCOUNT = "account";

  private Caller() {}

  static Actor of(HttpServletRequest request) {
    if (request.getAttribute(AccessFilter.ACTOR) instanceof Actor actor) {
      return actor.on(Optional.ofNullable(request.getParameter(ACCOUNT)).map(Caller::name));
    }
    throw new ApiException(401, "UNAUTHENTICATED", "a bearer key or a login is needed");
  }

  /** The form of a name; whether there is such an account the desk says. */
  private static String name(String account) {
    if (!account.matches("[a-z][a-z0-9-]{0,29}")) {
      throw new ApiException(
          422,
          "UNKNOWN_ACCOUNT",
          "an account's name has up to 30 of a-z, 0-9 and -",
          Optional.of(ACCOUNT));
    }
    return account;
  }

  /** The instrument somebody means, refused when the account does not trade it. */
  static Instrument instrument(Actor actor, Desk desk, String text) {
    List<Instrument> traded = desk.instruments(actor);
    return Instrument.parse(text)
        .filter(traded::contains)
        .orElseThrow(
            () ->
                new ApiException(
                    422,
                    "UNKNOWN_INSTRUMENT",
                    "this account trades " + Instrument.names(traded),
                    Optional.of("asset_pair")));
  }
}
