package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.Addresses;
import ffe.adapter.venue.feed.VenueAnswer;
import ffe.adapter.venue.feed.VenueConnection;
import ffe.adapter.venue.feed.VenueJson;
import ffe.adapter.venue.feed.VenueLogins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** The way to Alpaca's trading side, whose limits are counted apart. */
@ApplicationScoped
public class AlpacaTradingConnection extends VenueConnection<AlpacaTradingHttp> {

  @Inject VenueLogins logins;

  AlpacaTradingConnection() {
    super(new AlpacaDialect(List.of()), AlpacaTradingHttp.class);
  }

  @Override
  protected URI base(Addresses of) {
    return of.trading().orElseGet(of::rest);
  }

  /** As {@link #ask}, with the key that was given. */
  public <A> A known(
      AlpacaConnection.Call<AlpacaTradingHttp> call, int bytesMax, Function<String, A> read) {
    return ask(AlpacaConnection.keyed(logins, call), bytesMax, read);
  }

  /** Some 60 crypto pairs with 500 bytes each; the name of one would be a part of a path. */
  public JsonArray assets() {
    return known(
        (http, key, secret) -> http.assets(key, secret, "active", "crypto"),
        VenueAnswer.BODY_BYTES_MAX,
        VenueJson::array);
  }
}
