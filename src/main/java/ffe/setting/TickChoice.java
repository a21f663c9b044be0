package ffe.setting;

import ffe.market.Instrument;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose ticks are kept.
 *
 * @param isAll all that is heard, whoever wants it
 * @param named those that are heard for this alone if nobody else wants them
 */
public record TickChoice(boolean isAll, List<Series> named) {

  public static final TickChoice NONE = new TickChoice(false, List.of());

  /** More connections than a venue lets one keep are no use. */
  static final int NAMED_MAX = 100;

  /** A pair at a live source. */
  public record Series(String source, Instrument instrument) {

    /** Empty where there is no such source, or the pair is none. */
    static Optional<Series> of(String source, String pair) {
      return VenueKeys.live().stream()
          .map(VenueKeys.Live::source)
          .filter(known -> known.equals(source.strip().toLowerCase(Locale.ROOT)))
          .findFirst()
          .flatMap(known -> Instrument.parse(pair).map(i -> new Series(known, i)));
    }
  }

  public TickChoice {
    named = List.copyOf(named);
  }

  static Optional<TickChoice> parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("none") || word.equals("all")) {
      return Optional.of(new TickChoice(word.equals("all"), List.of()));
    }
    List<Optional<Series>> named =
        Arrays.stream(text.split(",", -1)).map(TickChoice::series).distinct().toList();
    return named.size() > NAMED_MAX || named.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(new TickChoice(false, named.stream().flatMap(Optional::stream).toList()));
  }

  private static Optional<Series> series(String text) {
    int cut = text.indexOf(':');
    return cut < 0 ? Optional.empty() : Series.of(text.substring(0, cut), text.substring(cut + 1));
  }

  public boolean isNone() {
    return !isAll && named.isEmpty();
  }

  public boolean has(String source, Instrument instrument) {
    return isAll || named.contains(new Series(source, instrument));
  }
}
