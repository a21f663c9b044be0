package ffe.desk.market;

import ffe.market.Catalogue;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.market.SourceAwayException;
import ffe.market.Venue;
import ffe.money.Bps;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lists what the test says, until it is told to be away. */
public final class HandCatalogue implements Catalogue {

  private final String source;
  private final Clock wall;
  private final List<String> names;
  private Optional<RuntimeException> failure = Optional.empty();
  public int lists;
  public final List<String> quoted = new ArrayList<>();

  public HandCatalogue(String source, Clock wall, String... names) {
    this.source = source;
    this.wall = wall;
    this.names = new ArrayList<>(List.of(names));
  }

  public void fail(String why) {
    failure = Optional.of(new SourceAwayException(why));
  }

  public void fail(RuntimeException bug) {
    failure = Optional.of(bug);
  }

  public void recover() {
    failure = Optional.empty();
  }

  public void add(String name) {
    names.add(name);
  }

  private void answer() {
    failure.ifPresent(
        e -> {
          throw e;
        });
  }

  public static Listing listing(String name) {
    Instrument instrument = Instrument.of(name);
    return new Listing(
        new InstrumentSpec(
            new Venue("HAND"),
            instrument,
            Price.of("0.01"),
            Quantity.of("0.001"),
            Quantity.of("0.01"),
            Money.zero(instrument.quote())),
        Optional.empty(),
        Optional.of(Bps.of("40")),
        name.startsWith("OLD") ? Optional.of("it is old") : Optional.empty());
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public Offer offer() {
    lists++;
    answer();
    return new Offer(names.stream().sorted().map(HandCatalogue::listing).toList(), 2);
  }

  @Override
  public List<Quote> quotes(Set<Instrument> wanted) {
    quoted.add(new TreeSet<>(wanted).toString());
    answer();
    return wanted.stream().filter(i -> names.contains(i.name())).map(this::quote).toList();
  }

  private Quote quote(Instrument instrument) {
    return new Quote(
        instrument,
        Optional.of(Price.of("99")),
        Optional.of(Price.of("101")),
        Optional.of(Price.of("100")),
        Optional.of(Price.of("80")),
        Optional.empty(),
        Optional.empty(),
        wall.instant());
  }
}
