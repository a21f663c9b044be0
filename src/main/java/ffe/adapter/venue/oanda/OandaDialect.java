package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.Dialect;
import ffe.setting.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stream of prices of an account, told as lines to those who have a token. Something is heard
 * every five seconds.
 */
public final class OandaDialect implements Dialect {

  public static final String SOURCE = "oanda";

  static final String VENUE = "OANDA";

  static final String KEYS = "FFE_VENUE_OANDA_TOKEN and FFE_VENUE_OANDA_ACCOUNT_ID";

  private final List<Secret> login;

  /**
   * @param login a token and the id of an account; empty where none is given
   */
  public OandaDialect(List<Secret> login) {
    this.login = List.copyOf(login);
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public String venue() {
    return VENUE;
  }

  @Override
  public Optional<String> obstacle() {
    return login.isEmpty() ? Optional.of(obstacleText()) : Optional.empty();
  }

  static String obstacleText() {
    return "OANDA tells prices to those who have an account: set " + KEYS;
  }

  @Override
  public String remedy() {
    return "check "
        + KEYS
        + "; a live account needs its own FFE_VENUE_OANDA_REST_URL and FFE_VENUE_OANDA_STREAM_URL";
  }

  @Override
  public Optional<Map<String, String>> lines() {
    return Optional.of(
        login.isEmpty() ? Map.of() : Map.of(OandaHttp.AUTHORIZATION, bearer(login.get(0))));
  }

  static String bearer(Secret token) {
    return "Bearer " + token.reveal();
  }

  @Override
  public Talk talk() {
    return new OandaTalk(login.isEmpty() ? "" : login.get(1).reveal(), remedy());
  }
}
