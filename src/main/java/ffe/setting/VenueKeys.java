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

  private static final Currency TETHER = new Currency("USDT");

  /**
   * A source of live prices.
   *
   * @param currency of the paper money that trades there, and of the pairs it buys
   * @param trading where rules are told, of a venue that tells them elsewhere
   * @param login what the venue wants to know before it tells prices, all of it; empty where
   *     anybody is told
   */
  public record Live(
      String source,
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

  private static final List<Live> LIVE =
      List.of(
          live("kraken", Currency.USD, "https://api.kraken.com", "wss://ws.kraken.com/v2"),
          live("binance", TETHER, "https://api.binance.com", "wss://stream.binance.com:9443/ws"),
          live(
              "coinbase",
              Currency.USD,
              "https://api.coinbase.com",
              "wss://advanced-trade-ws.coinbase.com"),
          alpaca());

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
    return LIVE.stream()
        .filter(live -> live.source().equals(source))
        .map(Live::currency)
        .findFirst()
        .orElse(Currency.USD);
  }

  /** In the order of the template. */
  static List<Key<?>> all() {
    return LIVE.stream().flatMap(Live::keys).toList();
  }

  private static Live live(String source, Currency currency, String rest, String webSocket) {
    String venue = Character.toUpperCase(source.charAt(0)) + source.substring(1);
    return new Live(
        source,
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
}
