package ffe.setting;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of those who sell prices. Part of the table of {@link Keys}. */
public final class VendorKeys {

  private static final int PER_DAY_MAX = 10_000_000;

  /**
   * What there is to set of one vendor.
   *
   * @param perDay 0 for no such limit
   * @param isOpen whether it answers without a key, too
   */
  public record Vendor(
      String id,
      Key<Secret> apiKey,
      Key<URI> address,
      Key<Integer> perMinute,
      Key<Integer> perDay,
      boolean isOpen) {

    Stream<Key<?>> keys() {
      return Stream.of(apiKey, address, perMinute, perDay);
    }
  }

  private static final List<Vendor> VENDORS =
      List.of(
          vendor("twelvedata", "Twelve Data", "https://api.twelvedata.com", 8, 800, false),
          vendor("polygon", "Polygon", "https://api.polygon.io", 5, 0, false),
          vendor("alphavantage", "Alpha Vantage", "https://www.alphavantage.co", 5, 25, false),
          vendor("coingecko", "CoinGecko", "https://api.coingecko.com", 30, 333, true));

  public static final Key<List<String>> ORDER =
      new Key<>(
          "ffe.vendors",
          "",
          "",
          "each once, of " + String.join(", ", ids()),
          "who is asked for a second price of what is traded live, in this order; without it nobody",
          Key.Kind.PLAIN,
          text ->
              Optional.of(text)
                  .map(VendorKeys::parts)
                  .filter(parts -> ids().containsAll(parts))
                  .filter(parts -> parts.stream().distinct().count() == parts.size()));

  public static final Key<Integer> EVERY =
      Key.whole("ffe.vendors.every-seconds", 120, 10, 3_600)
          .means("how often a second price is asked for; each time counts against the limits");

  public static final Key<BigDecimal> APART =
      Key.decimal("ffe.vendors.apart-max-bps", "100", "1", "5000")
          .means(
              "how far the last price and the second may be apart, in basis points of the second,"
                  + " for anything to be bought");

  public static final Key<Integer> AGE =
      Key.whole("ffe.vendors.age-max-seconds", 300, 10, 7_200)
          .means("how old a second price may be to be compared");

  private VendorKeys() {}

  /** In the order of the template. */
  public static List<Vendor> vendors() {
    return VENDORS;
  }

  /**
   * @throws IllegalArgumentException if there is no such vendor
   */
  public static Vendor of(String id) {
    return VENDORS.stream()
        .filter(vendor -> vendor.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no settings of " + id));
  }

  private static List<String> ids() {
    return VENDORS.stream().map(Vendor::id).toList();
  }

  private static List<String> parts(String text) {
    return Stream.of(text.split(",", -1))
        .map(part -> part.strip().toLowerCase(Locale.ROOT))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  static List<Key<?>> all() {
    List<Key<?>> all = new ArrayList<>(List.of(ORDER, EVERY, APART, AGE));
    VENDORS.stream().flatMap(Vendor::keys).forEach(all::add);
    return all;
  }

  private static Vendor vendor(
      String id, String title, String address, int perMinute, int perDay, boolean isOpen) {
    String name = "ffe.vendor." + id;
    return new Vendor(
        id,
        Key.secret(name + ".api-key", 0)
            .within(
                "8 to 200 letters, digits and signs without spaces",
                key -> key.reveal().matches("[!-~]{8,200}"))
            .means(
                "your key for "
                    + title
                    + (isOpen ? "; without it, it is asked as anybody may" : "")),
        Key.address(name + ".base-url", address, "http").means("where " + title + " answers"),
        Key.whole(name + ".per-minute", perMinute, 1, 10_000)
            .means("requests a minute that " + title + " is sent at most, by all servers together"),
        Key.whole(name + ".per-day", perDay, 0, PER_DAY_MAX)
            .means("requests a day of UTC that " + title + " is sent at most; 0 for no limit"),
        isOpen);
  }
}
