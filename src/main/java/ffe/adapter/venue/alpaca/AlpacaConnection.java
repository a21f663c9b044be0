package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.VenueConnection;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueLogins;
import ffe.setting.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** The way to Alpaca's prices. */
@ApplicationScoped
public class AlpacaConnection extends VenueConnection<AlpacaHttp> {

  @Inject VenueLogins logins;

  AlpacaConnection() {
    super(new AlpacaDialect(List.of()), AlpacaHttp.class);
  }

  /** Asks with a key. */
  @FunctionalInterface
  interface Call<T> {
    Response with(T http, String key, String secret);
  }

  /** As {@link #ask}, with the key that was given. */
  public <A> A known(Call<AlpacaHttp> call, int bytesMax, Function<String, A> read) {
    return ask(keyed(logins, call), bytesMax, read);
  }

  static <T> Function<T, Response> keyed(VenueLogins logins, Call<T> call) {
    List<Secret> login = logins.of(AlpacaDialect.SOURCE);
    if (login.isEmpty()) {
      throw new VenueException.Permanent(AlpacaDialect.obstacleText());
    }
    return http -> call.with(http, login.get(0).reveal(), login.get(1).reveal());
  }
}
