package ffe.adapter.llm;

import ffe.council.Price;
import ffe.setting.ModelKeys;
import ffe.setting.Secret;
import ffe.setting.Source;
import java.net.URI;
import java.util.Optional;

/**
 * Where a vendor is asked, which model, and with which key.
 *
 * @param base scheme, host and the path its resources stand under, without a slash at the end
 * @param model as the vendor names it; it may become part of an address
 * @param price empty where it costs nothing, or where none is known
 */
public record Endpoint(
    Vendor vendor, URI base, String model, Optional<Secret> key, Optional<Price> price) {

  public Endpoint {
    if (base.getHost() == null || base.getQuery() != null || base.toString().endsWith("/")) {
      throw new IllegalArgumentException("not the address of an API: " + base);
    }
    if (!isModel(model)) {
      throw new IllegalArgumentException("not the name of a model: " + model);
    }
    if (vendor.needsKey() && key.isEmpty()) {
      throw new IllegalArgumentException(vendor.title() + " is not asked without a key");
    }
  }

  /** As it was configured; empty without its key, or without an address of one's own machine. */
  public static Optional<Endpoint> of(Vendor vendor, Source source) {
    ModelKeys.Vendor keys = ModelKeys.of(vendor.id());
    Optional<Secret> secret = keys.apiKey().flatMap(source::secret);
    Optional<URI> address =
        vendor.needsKey() ? Optional.of(source.get(keys.address())) : source.find(keys.address());
    String model = source.get(keys.model());
    Optional<Price> price = keys.price(source);
    // read here only to be shown, and refused where it is none
    source.find(keys.knowledge());
    return address
        .filter(base -> secret.isPresent() || !vendor.needsKey())
        .map(base -> new Endpoint(vendor, base, model, secret, price));
  }

  /** Without a price. */
  public Endpoint(Vendor vendor, URI base, String model, Optional<Secret> key) {
    this(vendor, base, model, key, Optional.empty());
  }

  /** Whether it may be asked: it costs nothing, or it is known what. */
  public boolean isPriced() {
    return !vendor.needsKey() || price.isPresent();
  }

  /**
   * Letters, digits and {@code . _ : / -}, beginning with a letter or digit, without {@code ..}.
   */
  public static boolean isModel(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}") && !name.contains("..");
  }
}
