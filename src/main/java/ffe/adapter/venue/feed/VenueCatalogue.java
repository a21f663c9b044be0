package ffe.adapter.venue.feed;

import ffe.market.Catalogue;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.market.SourceAwayException;
import ffe.money.Price;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All pairs of a venue and what some of them are worth. A pair that cannot be read is counted and
 * voids no other.
 */
public final class VenueCatalogue implements Catalogue {

  /**
   * A pair or its quote.
   *
   * @param name what the venue calls the pair where it tells its quote
   */
  public record Told(String name, JsonValue value) {}

  /**
   * How a venue lists and quotes. What asks throws a {@link VenueException}; what reads may throw
   * an {@link IllegalArgumentException} too, and only that pair is left out.
   */
  public interface Lists {

    /** The name of its market source. */
    String source();

    /** Its name for people. */
    String venue();

    /** More pairs than it may ever have. */
    int pairsMax();

    /** Asks for all pairs. */
    List<Told> pairs();

    Listing listing(JsonValue pair);

    /**
     * Asks for quotes.
     *
     * @param wanted by the venue's names, as {@link #pairs} told them
     */
    List<Told> quotes(SortedMap<String, Instrument> wanted);

    Quote quote(Instrument instrument, JsonValue quote, Instant now);
  }

  private final Lists lists;
  private final InstantSource clock;

  /** What the venue's own names of pairs mean, as it told last. */
  private volatile Map<String, Instrument> names = Map.of();

  public VenueCatalogue(Lists lists, InstantSource clock) {
    this.lists = lists;
    this.clock = clock;
  }

  @Override
  public String source() {
    return lists.source();
  }

  @Override
  public Offer offer() {
    List<Told> all = VenueAnswer.listed(lists.venue(), lists::pairs);
    if (all.size() > lists.pairsMax()) {
      throw new SourceAwayException(
          lists.venue()
              + " told of "
              + all.size()
              + " pairs, at most "
              + lists.pairsMax()
              + " are read");
    }
    SortedMap<Instrument, Listing> found = new TreeMap<>();
    SortedMap<String, Instrument> told = new TreeMap<>();
    for (Told pair : all) {
      listing(pair.value())
          .filter(one -> found.putIfAbsent(one.instrument(), one) == null)
          .ifPresent(one -> told.put(pair.name(), one.instrument()));
    }
    if (found.isEmpty()) {
      throw new SourceAwayException("no pair that " + lists.venue() + " told of could be read");
    }
    names = Map.copyOf(told);
    return new Offer(List.copyOf(found.values()), all.size() - found.size());
  }

  private Optional<Listing> listing(JsonValue pair) {
    try {
      return Optional.of(lists.listing(pair));
    } catch (VenueException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Quote> quotes(Set<Instrument> wanted) {
    if (wanted.size() > QUOTES_MAX) {
      throw new IllegalArgumentException("at most " + QUOTES_MAX + " quotes at once");
    }
    if (names.isEmpty()) {
      offer();
    }
    SortedMap<String, Instrument> asked = new TreeMap<>(names);
    asked.values().retainAll(wanted);
    if (asked.isEmpty()) {
      return List.of();
    }
    List<Told> told = asked(asked);
    Instant now = clock.instant();
    List<Quote> quotes = new ArrayList<>();
    for (Told quote : told) {
      Optional.ofNullable(asked.get(quote.name()))
          .flatMap(one -> quote(one, quote.value(), now))
          .ifPresent(quotes::add);
    }
    if (quotes.isEmpty()) {
      throw new SourceAwayException("no quote that " + lists.venue() + " told could be read");
    }
    return quotes;
  }

  private List<Told> asked(SortedMap<String, Instrument> wanted) {
    try {
      return VenueAnswer.listed(lists.venue(), () -> lists.quotes(wanted));
    } catch (SourceAwayException e) {
      if (e.getCause() instanceof VenueException.Permanent) {
        // one of them is listed no more: the list is read again before the next quotes
        names = Map.of();
      }
      throw e;
    }
  }

  private Optional<Quote> quote(Instrument instrument, JsonValue told, Instant now) {
    try {
      return Optional.of(lists.quote(instrument, told, now));
    } catch (VenueException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Zero stands where a pair has no bid, ask or trade. */
  public static Optional<Price> price(BigDecimal value) {
    return value.signum() > 0 ? Optional.of(new Price(value)) : Optional.empty();
  }
}
