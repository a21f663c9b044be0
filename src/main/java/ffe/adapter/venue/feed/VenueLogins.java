package ffe.adapter.venue.feed;

import ffe.setting.Secret;
import java.util.List;
import java.util.Map;

/**
 * What venues know us by, where they tell prices to those only whom they know.
 *
 * @param bySource by the name of the market source; all that a venue wants, or none
 */
public record VenueLogins(Map<String, List<Secret>> bySource) {

  public VenueLogins {
    bySource = Map.copyOf(bySource);
  }

  /** Empty where none was given. */
  public List<Secret> of(String source) {
    return bySource.getOrDefault(source, List.of());
  }
}
