package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueConnection;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.adapter.venue.feed.VenueLogins;
import ffe.setting.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The way to OANDA's REST side, for those who have an account there. */
@ApplicationScoped
public class OandaConnection extends VenueConnection<OandaHttp> {

  @Inject VenueLogins logins;

  OandaConnection() {
    super(new OandaDialect(List.of()), OandaHttp.class);
  }

  /** Asks with a token, about an account. */
  @FunctionalInterface
  interface Call {
    Response with(OandaHttp http, String bearer, String account);
  }

  /** As {@link #ask}, with the token and account that were given. */
  public JsonObject known(Call call) {
    List<Secret> login = logins.of(OandaDialect.SOURCE);
    if (login.isEmpty()) {
      throw new VenueException.Permanent(OandaDialect.obstacleText());
    }
    return ask(
        http -> call.with(http, OandaDialect.bearer(login.get(0)), login.get(1).reveal()),
        VenueAnswer.BODY_BYTES_MAX,
        VenueJson::object);
  }
}
