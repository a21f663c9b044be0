package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Catalogue;
import ffe.market.CatalogueContract;
import ffe.market.Listing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TapeCatalogueTest extends CatalogueContract {

  @Override
  protected Catalogue catalogue() {
    return new TapeCatalogue();
  }

  @Test
  void lists_what_the_recording_trades_by_its_own_rules() {
    assertThat(catalogue().offer().listings())
        .extracting(Listing::spec)
        .containsExactly(TapeSource.bundled().spec());
  }
}
