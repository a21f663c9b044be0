package ffe.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every catalogue keeps; the test of each extends it and brings one that answers. */
public abstract class CatalogueContract {

  protected abstract Catalogue catalogue();

  @Test
  void lists_every_instrument_once_and_by_name() {
    List<Instrument> listed =
        catalogue().offer().listings().stream().map(Listing::instrument).toList();

    assertThat(listed).isNotEmpty().isSorted().doesNotHaveDuplicates();
  }

  @Test
  void quotes_only_what_was_wanted_and_is_listed() {
    Instrument nowhere = Instrument.of("NOWHERE-USD");
    Instrument first = catalogue().offer().listings().get(0).instrument();

    assertThat(catalogue().quotes(Set.of(nowhere))).isEmpty();
    assertThat(
            catalogue().quotes(Set.of(nowhere, first)).stream()
                .map(Quote::instrument)
                .collect(Collectors.toSet()))
        .isSubsetOf(Set.of(first));
  }

  @Test
  void gives_the_same_list_when_it_is_asked_again() {
    assertThat(catalogue().offer()).isEqualTo(catalogue().offer());
  }
}
