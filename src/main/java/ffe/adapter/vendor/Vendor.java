package ffe.adapter.vendor;

import ffe.desk.access.SharedCounts;
import ffe.setting.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** The vendors that are known. */
public enum Vendor {
  ALPHAVANTAGE(AlphaVantage.NAME, AlphaVantageGuard.class) {
    @Override
    PriceVendor over(Wire wire, InstantSource clock) {
      return new AlphaVantage(wire);
    }
  },
  COINGECKO(CoinGecko.NAME, CoinGeckoGuard.class) {
    @Override
    PriceVendor over(Wire wire, InstantSource clock) {
      return new CoinGecko(wire, clock);
    }
  },
  TWELVEDATA(TwelveData.NAME, TwelveDataGuard.class) {
    @Override
    PriceVendor over(Wire wire, InstantSource clock) {
      return new TwelveData(wire);
    }
  },
  POLYGON(Polygon.NAME, PolygonGuard.class) {
    @Override
    PriceVendor over(Wire wire, InstantSource clock) {
      return new Polygon(wire);
    }
  };

  /** For one answer, to its last byte. */
  static final Duration ANSWER_MAX = Duration.ofSeconds(8);

  private final String id;
  private final Class<? extends VendorGuard> guard;

  Vendor(String id, Class<? extends VendorGuard> guard) {
    this.id = id;
    this.guard = guard;
  }

  /**
   * Where a vendor is and what it lets us ask.
   *
   * @param key empty for one that answers without
   */
  public record Place(Vendor vendor, URI base, Optional<Secret> key, Limits limits) {}

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Vendor of(String id) {
    return Arrays.stream(values())
        .filter(vendor -> vendor.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no vendor " + id));
  }

  public String id() {
    return id;
  }

  /** The bean whose circuit breaker stands before it. */
  public Class<? extends VendorGuard> guard() {
    return guard;
  }

  abstract PriceVendor over(Wire wire, InstantSource clock);

  /**
   * One that keeps its limits and checks what it is told.
   *
   * @param shared what other servers ask it, too
   */
  public static PriceVendor careful(
      Place place, VendorGuard guard, SharedCounts shared, InstantSource clock) {
    return careful(place, guard, shared, clock, ANSWER_MAX);
  }

  static PriceVendor careful(
      Place place, VendorGuard guard, SharedCounts shared, InstantSource clock, Duration limit) {
    Vendor vendor = place.vendor();
    Meter meter = new Meter(vendor.id, place.limits(), shared, clock);
    Wire wire = new Wire(vendor.id, place.base(), place.key(), meter, limit);
    return new CarefulVendor(vendor.over(wire, clock), guard, meter, clock);
  }
}
