package ffe.desk.market;

import ffe.desk.Background;
import ffe.market.Catalogue;
import ffe.market.Instrument;
import ffe.market.Quote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one source lists, and the quotes of what people look at there. */
final class Board {

  /** How old a list may be. */
  static final Duration LIST_AGE = Duration.ofHours(1);

  /** How often quotes are asked for, however many look. */
  static final Duration QUOTES_EVERY = Duration.ofSeconds(15);

  private static final Duration LIST_PAUSE = Duration.ofSeconds(15);

  /** What nobody looked at for so long is not asked for any more. */
  private static final Duration LOOKED = Duration.ofMinutes(1);

  private final Catalogue catalogue;
  private final Clock wall;
  private final Kept<Catalogue.Offer> offer;
  private final Kept<Map<Instrument, Quote>> quotes;
  private final Map<Instrument, Instant> looked = new HashMap<>();

  Board(Catalogue catalogue, Background background, Clock wall) {
    this.catalogue = catalogue;
    this.wall = wall;
    this.offer =
        new Kept<>(catalogue::offer, new Kept.Pace(LIST_AGE, LIST_PAUSE), background, wall);
    this.quotes =
        new Kept<>(this::ask, new Kept.Pace(QUOTES_EVERY, QUOTES_EVERY), background, wall);
  }

  String source() {
    return catalogue.source();
  }

  Kept.Answer<Catalogue.Offer> offer() {
    return offer.look();
  }

  Kept.Answer<Catalogue.Offer> offer(Duration patience) {
    return offer.await(patience);
  }

  /** What is known of them; they are among those asked for next. */
  Kept.Answer<Map<Instrument, Quote>> quotes(Collection<Instrument> wanted) {
    Instant now = wall.instant();
    synchronized (looked) {
      wanted.forEach(one -> looked.put(one, now));
    }
    return wanted.isEmpty() ? quotes.known() : quotes.look();
  }

  private Map<Instrument, Quote> ask() {
    Set<Instrument> wanted = wanted();
    return wanted.isEmpty()
        ? Map.of()
        : catalogue.quotes(wanted).stream()
            .collect(Collectors.toUnmodifiableMap(Quote::instrument, Function.identity()));
  }

  /** Those looked at last. */
  private Set<Instrument> wanted() {
    Instant since = wall.instant().minus(LOOKED);
    synchronized (looked) {
      looked.values().removeIf(at -> at.isBefore(since));
      return looked.entrySet().stream()
          .sorted(
              Comparator.comparing((Map.Entry<Instrument, Instant> e) -> e.getValue())
                  .reversed()
                  .thenComparing(Map.Entry::getKey))
          .limit(Catalogue.QUOTES_MAX)
          .map(Map.Entry::getKey)
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
