package ffe.setting;

import ffe.money.Currency;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The live sources of prices, and their settings. */
public final class VenueKeys {

  /** The bundled recording. */
  public static final String TAPE = "tape";

  private static final String OANDA = "oanda";

  private static final Currency TETHER = new Currency("USDT");

  /**
   * A source of live prices.
   *
   * @param bases what may be traded there, first what is where nothing else is named
   * @param currency of the paper money that trades there, and of the pairs it buys
   * @param trading where rules are told, of a venue that tells them elsewhere
   * @param login what the venue wants to know before it tells prices, all of it; empty where
   *     anybody is told
   */
  public record Live(
      String source,
      List<String> bases,
      Currency currency,
      Key<URI> rest,
      Key<URI> stream,
      Optional<Key<URI>> trading,
      List<Key<Secret>> login) {

    Stream<Key<?>> keys() {
      return Stream.of(Stream.of(rest, stream), trading.stream(), login.stream())
          .flatMap(keys -> keys);
    }
  }

  private static final List<String> COINS = List.of("BTC", "ETH");

  private static final List<Live> LIVE =
      List.of(
          live("kraken", Currency.USD, "https://api.kraken.com", "wss://ws.kraken.com/v2"),
          live("binance", TETHER, "https://api.binance.com", "wss://stream.binance.com:9443/ws"),
          live(
              "coinbase",
              Currency.USD,
              "https://api.coinbase.com",
              "wss://advanced-trade-ws.coinbase.com"),
          alpaca(),
          oanda());

  private VenueKeys() {}

  public static List<Live> live() {
    return LIVE;
  }

  /** Names of all sources, the recording first. */
  public static List<String> sources() {
    return Stream.concat(Stream.of(TAPE), LIVE.stream().map(Live::source)).toList();
  }

  /**
   * What paper money is in on a source; a dollar and a token that is meant to be worth one differ.
   */
  public static Currency currency(String source) {
    return of(source).map(Live::currency).orElse(Currency.USD);
  }

  /** The pair that is traded on a source where none is named. */
  public static String pair(String source) {
    return pairs(source).get(0);
  }

  /** Some pairs of a source, to show how they are written. */
  public static List<String> pairs(String source) {
    return of(source).map(Live::bases).orElse(COINS).stream()
        .map(base -> base + "-" + currency(source))
        .toList();
  }

  /** Whether what trading costs on a source is the distance between bid and ask, and no fee. */
  public static boolean isWithoutFee(String source) {
    return source.equals(OANDA);
  }

  private static Optional<Live> of(String source) {
    return LIVE.stream().filter(live -> live.source().equals(source)).findFirst();
  }

  /** In the order of the template. */
  static List<Key<?>> all() {
    return LIVE.stream().flatMap(Live::keys).toList();
  }

  private static Live live(String source, Currency currency, String rest, String webSocket) {
    String venue = Character.toUpperCase(source.charAt(0)) + source.substring(1);
    return new Live(
        source,
        COINS,
        currency,
        Key.address("ffe.venue." + source + ".rest-url", rest, "http")
            .means("where " + venue + " answers requests"),
        Key.address("ffe.venue." + source + ".ws-url", webSocket, "ws")
            .means("where " + venue + " streams prices"),
        Optional.empty(),
        List.of());
  }

  private static Live alpaca() {
    return new Live(
        "alpaca",
        COINS,
        Currency.USD,
        Key.address("ffe.venue.alpaca.data-url", "https://data.alpaca.markets", "http")
            .means("where Alpaca tells prices when asked"),
        Key.address(
                "ffe.venue.alpaca.stream-url",
                "wss://stream.data.alpaca.markets/v1beta3/crypto/us",
                "ws")
            .means("where Alpaca streams prices of crypto pairs"),
        Optional.of(
            Key.address("ffe.venue.alpaca.trading-url", "https://paper-api.alpaca.markets", "http")
                .means(
                    "where Alpaca tells what is traded; https://api.alpaca.markets by a live key")),
        List.of(
            Key.secret("ffe.venue.alpaca.api-key", 0)
                .means("the id of a key of Alpaca, for its prices"),
            Key.secret("ffe.venue.alpaca.api-secret", 0).means("the secret of that key")));
  }

  private static Live oanda() {
    return new Live(
        OANDA,
        List.of("EUR", "GBP"),
        Currency.USD,
        Key.address("ffe.venue.oanda.rest-url", "https://api-fxpractice.oanda.com", "http")
            .means("where OANDA answers; https://api-fxtrade.oanda.com for a live account"),
        Key.address("ffe.venue.oanda.stream-url", "https://stream-fxpractice.oanda.com", "http")
            .means("where OANDA streams; https://stream-fxtrade.oanda.com for a live account"),
        Optional.empty(),
        List.of(
            Key.secret("ffe.venue.oanda.token", 0)
                .means("an access token of OANDA, for the prices of its pairs"),
            Key.secret("ffe.venue.oanda.account-id", 0)
                .means("the id of the account that the token is of")));
  }
}
