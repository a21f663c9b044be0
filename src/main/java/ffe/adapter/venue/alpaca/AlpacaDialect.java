package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.Dialect;
import ffe.setting.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The channels {@code trades} and {@code quotes} of crypto pairs, after a login. Alpaca says
 * nothing of pairs nobody quotes, so every other second the subscriptions are asked for again,
 * which changes nothing and is answered with all that stand.
 */
public final class AlpacaDialect implements Dialect {

  public static final String SOURCE = "alpaca";

  static final String VENUE = "Alpaca";

  static final String KEYS = "FFE_VENUE_ALPACA_API_KEY and FFE_VENUE_ALPACA_API_SECRET";

  private final List<Secret> login;

  /**
   * @param login the id of a key and its secret; empty where none is given
   */
  public AlpacaDialect(List<Secret> login) {
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
    return "Alpaca tells prices to those who have a key: set " + KEYS;
  }

  @Override
  public String remedy() {
    return "check " + KEYS;
  }

  @Override
  public Talk talk() {
    return new AlpacaTalk(login);
  }
}
