package ffe.adapter.llm;

import ffe.council.LanguageModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The models that can be asked, and why each other vendor is absent. */
public final class Models {

  private final List<LanguageModel> present = new ArrayList<>();
  private final SortedMap<String, String> absent = new TreeMap<>();

  /**
   * @param endpoints at most one a vendor
   * @param asked makes the model of an endpoint
   * @param missing what a vendor without an endpoint would need, in words
   */
  public Models(
      List<Endpoint> endpoints,
      Function<Endpoint, LanguageModel> asked,
      Function<Vendor, String> missing) {
    for (Vendor vendor : Vendor.values()) {
      List<Endpoint> own = endpoints.stream().filter(e -> e.vendor() == vendor).toList();
      if (own.size() > 1) {
        throw new IllegalArgumentException("more than one endpoint of " + vendor.title());
      }
      own.forEach(endpoint -> present.add(asked.apply(endpoint)));
      if (own.isEmpty()) {
        absent.put(vendor.id(), missing.apply(vendor));
      }
    }
  }

  /** In the order of {@link Vendor}. */
  public List<LanguageModel> present() {
    return Collections.unmodifiableList(present);
  }

  /** What would make it present, by the vendor's id. */
  public SortedMap<String, String> absent() {
    return Collections.unmodifiableSortedMap(absent);
  }
}
