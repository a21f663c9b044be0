package ffe.simulation;

import ffe.market.Catalogue;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The bundled recording lists the one instrument it holds; trades alone are no quotes. */
public final class TapeCatalogue implements Catalogue {

  @Override
  public String source() {
    return "tape";
  }

  @Override
  public Offer offer() {
    return new Offer(
        List.of(
            new Listing(
                TapeSource.bundledSpec(), Optional.empty(), Optional.empty(), Optional.empty())),
        0);
  }

  @Override
  public List<Quote> quotes(Set<Instrument> wanted) {
    return List.of();
  }
}
