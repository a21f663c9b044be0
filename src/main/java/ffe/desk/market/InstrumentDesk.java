package ffe.desk.market;

import ffe.desk.AccountPlan;
import ffe.desk.Actor;
import ffe.desk.Archive;
import ffe.desk.Background;
import ffe.desk.ConflictException;
import ffe.desk.Engine;
import ffe.desk.Engines;
import ffe.desk.ForbiddenException;
import ffe.desk.LaneFactory;
import ffe.desk.Listings;
import ffe.desk.Role;
import ffe.desk.RowPage;
import ffe.market.Catalogue;
import ffe.market.Depth;
import ffe.market.Instrument;
import ffe.market.Listing;
import ffe.market.Quote;
import ffe.market.SourceAwayException;
import ffe.market.TradingHours;
import ffe.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What can be traded where. Sources are asked beside those who look; what they told is kept while
 * they are away.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class InstrumentDesk implements Listings, KnownHours {

  /** Rows of one page. */
  public static final int PAGE_MAX = 500;

  /** How long somebody waits for the very first list of a source. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A page of at most so many rows has them looked at, so that they get quotes. */
  private static final int ROWS_LOOKED_AT = 10;

  private List<Board> boards = List.of();
  private Engines engines;
  private LaneFactory factory;
  private MarketTerms terms;
  private Warmth warmth;

  InstrumentDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  InstrumentDesk(
      @Any Instance<Catalogue> catalogues,
      Background background,
      Engines engines,
      LaneFactory factory,
      Archive archive,
      MarketTerms terms,
      Clock wall) {
    this(
        catalogues.stream().map(c -> new Board(c, background, wall)).toList(),
        engines,
        factory,
        archive,
        terms);
  }

  InstrumentDesk(
      List<Board> boards,
      Engines engines,
      LaneFactory factory,
      Archive archive,
      MarketTerms terms) {
    List<String> order = factory.sources();
    this.boards =
        boards.stream().sorted(Comparator.comparing(b -> order.indexOf(b.source()))).toList();
    this.engines = engines;
    this.factory = factory;
    this.terms = terms;
    this.warmth = new Warmth(archive, terms.warmUp());
  }

  /** Names of the sources, as accounts are opened on them. */
  public List<String> sources(Actor actor) {
    need(actor);
    return names();
  }

  /** Fees and warm-up of paper accounts. */
  public MarketTerms terms(Actor actor) {
    need(actor);
    return terms;
  }

  /** The source of the account spoken of. */
  public String sourceOf(Actor actor) {
    need(actor);
    return engines.engine(actor).plan().source();
  }

  /**
   * What a source lists, by name. Waits a little where the source was never heard of.
   *
   * @param text part of a name; empty for all
   * @param after the last name of the former page
   * @throws IllegalArgumentException if there is no such source
   * @throws SourceAwayException if the source never told
   */
  public ListingPage page(
      Actor actor, String source, String text, int limit, Optional<String> after) {
    need(actor);
    Board board = board(source);
    Kept.Answer<Catalogue.Offer> told = board.offer(PATIENCE);
    Catalogue.Offer offer =
        told.value()
            .orElseThrow(
                () ->
                    new SourceAwayException(
                        source
                            + " has not told what it lists: "
                            + (told.trouble().isEmpty() ? "no answer yet" : told.trouble())));
    List<Listing> found = offer.listings().stream().filter(matches(text)).toList();
    List<Listing> rows =
        found.stream()
            .filter(l -> after.map(a -> l.instrument().name().compareTo(a) > 0).orElse(true))
            .limit(Math.min(limit, PAGE_MAX) + 1L)
            .toList();
    RowPage<Listing> page = RowPage.of(rows, limit, l -> l.instrument().name());
    List<Instrument> looked =
        page.rows().size() <= ROWS_LOOKED_AT
            ? page.rows().stream().map(Listing::instrument).toList()
            : List.of();
    Map<Instrument, Quote> quotes = board.quotes(looked).value().orElse(Map.of());
    return new ListingPage(
        source,
        new RowPage<>(page.rows().stream().map(l -> view(source, l, quotes)).toList(), page.next()),
        found.size(),
        told.at().orElseThrow(),
        told.trouble(),
        offer.unread());
  }

  /**
   * Names that begin with or contain a text, those first that can be traded; over all sources, each
   * once. Waits for nobody.
   */
  public List<String> suggest(Actor actor, String text, int limit) {
    need(actor);
    String begin = text.strip().toUpperCase(Locale.ROOT).replaceAll("[/_]", "-");
    return boards.stream()
        .flatMap(board -> listed(board).filter(matches(text)).map(l -> judged(board.source(), l)))
        .sorted(
            Comparator.comparing((Listing l) -> l.refusal().isPresent())
                .thenComparing(l -> !l.instrument().name().startsWith(begin))
                .thenComparing(Listing::instrument))
        .map(l -> l.instrument().name())
        .distinct()
        .limit(limit)
        .toList();
  }

  /** What each source says of an instrument, and its quote. Waits for nobody. */
  public List<SourceFacts> facts(Actor actor, Instrument instrument) {
    need(actor);
    return boards.stream().map(b -> facts(b, instrument)).toList();
  }

  /** What one source says. Waits for nobody. */
  SourceFacts facts(String source, Instrument instrument) {
    return facts(board(source), instrument);
  }

  @Override
  public Optional<String> refusal(String source, Instrument instrument) {
    return facts(source, instrument).refusal();
  }

  @Override
  public Optional<String> toldRefusal(String source, Instrument instrument) {
    Board board = board(source);
    Kept.Answer<Catalogue.Offer> told = board.offer(PATIENCE);
    if (told.value().isEmpty()) {
      throw new ConflictException(
          "SOURCE_AWAY", source + " has not told what it lists; try again: " + told.trouble());
    }
    return facts(board, instrument).refusal();
  }

  @Override
  public Optional<TradingHours> of(String source, Instrument instrument) {
    return boards.stream()
        .filter(board -> board.source().equals(source))
        .flatMap(InstrumentDesk::listed)
        .filter(listing -> listing.instrument().equals(instrument))
        .findFirst()
        .flatMap(listing -> listing.spec().hours());
  }

  private SourceFacts facts(Board board, Instrument instrument) {
    Kept.Answer<Catalogue.Offer> told = board.offer();
    Optional<Listing> listing =
        listed(board).filter(l -> l.instrument().equals(instrument)).findFirst();
    Kept.Answer<Map<Instrument, Quote>> quotes = quotes(board, listing.map(Listing::instrument));
    return new SourceFacts(
        board.source(),
        told.at(),
        listing.map(l -> view(board.source(), l, quotes.value().orElse(Map.of()))),
        told.trouble().isEmpty() ? quotes.trouble() : told.trouble());
  }

  private static Kept.Answer<Map<Instrument, Quote>> quotes(
      Board board, Optional<Instrument> wanted) {
    return board.quotes(wanted.stream().toList());
  }

  /** Quotes of a source as known now; these are asked for next. */
  Kept.Answer<Map<Instrument, Quote>> quotes(String source, Collection<Instrument> wanted) {
    Kept.Answer<Map<Instrument, Quote>> told = board(source).quotes(wanted);
    Map<Instrument, Quote> all = new TreeMap<>(told.value().orElse(Map.of()));
    for (Instrument one : wanted) {
      heard(source, one, Optional.ofNullable(all.get(one))).ifPresent(q -> all.put(one, q));
    }
    return all.isEmpty() ? told : new Kept.Answer<>(Optional.of(all), told.at(), told.trouble());
  }

  private ListingView view(String source, Listing listing, Map<Instrument, Quote> quotes) {
    return new ListingView(
        source,
        judged(source, listing),
        heard(source, listing.instrument(), Optional.ofNullable(quotes.get(listing.instrument()))),
        traders(source, listing.instrument())
            .map(e -> new ListingView.Trader(e.plan().name(), warmth.left(e, listing.instrument())))
            .toList());
  }

  /**
   * The order book that a live feed of this server hears, or why there is none: for a recording, or
   * where no account here follows the instrument. Waits for nobody.
   */
  public Depth depth(Actor actor, String source, Instrument instrument) {
    need(actor);
    return depth(source, instrument)
        .orElseGet(
            () ->
                new Depth(
                    Optional.empty(),
                    "no account of this server follows " + instrument + " live at " + source,
                    0));
  }

  /** The same, empty where no feed of this server could ever hear one. */
  public Optional<Depth> hears(Actor actor, String source, Instrument instrument) {
    need(actor);
    return depth(source, instrument);
  }

  /**
   * Of several accounts all hear the same; one that knows the book speaks for those that do not.
   */
  private Optional<Depth> depth(String source, Instrument instrument) {
    List<Depth> told =
        traders(source, instrument).flatMap(e -> e.depth(instrument).stream()).toList();
    return told.stream()
        .filter(d -> d.book().isPresent())
        .findFirst()
        .or(() -> told.stream().findFirst());
  }

  /** With what is bid and asked now, where a feed hears it; the venue's lists are seconds old. */
  private Optional<Quote> heard(String source, Instrument instrument, Optional<Quote> listed) {
    Optional<Quote> heard =
        depth(source, instrument)
            .flatMap(Depth::book)
            .map(book -> Quote.of(book, listed))
            .filter(q -> listed.map(l -> !l.at().isAfter(q.at())).orElse(true));
    return heard.or(() -> listed);
  }

  /** Engines of the accounts that trade an instrument of a source. */
  Stream<Engine> traders(String source, Instrument instrument) {
    return engines.all().stream()
        .filter(e -> e.plan().source().equals(source) && e.plan().trades(instrument));
  }

  /** With the engine's own reason not to trade it, where it has one. */
  private Listing judged(String source, Listing listing) {
    if (listing.refusal().isPresent()) {
      return listing;
    }
    Instrument instrument = listing.instrument();
    try {
      factory.check(
          new AccountPlan(
              "any", source, instrument, new Money(BigDecimal.ONE, instrument.quote())));
      return listing;
    } catch (IllegalArgumentException e) {
      return listing.refused(String.valueOf(e.getMessage()));
    }
  }

  private static Stream<Listing> listed(Board board) {
    return board.offer().value().stream().flatMap(offer -> offer.listings().stream());
  }

  /** BTC, btc/usd, XBTUSD: what a name contains, or another way to write it. */
  private static Predicate<Listing> matches(String text) {
    Optional<Instrument> whole = Instrument.parse(text);
    String part = text.strip().toUpperCase(Locale.ROOT).replaceAll("[/_]", "-");
    return listing ->
        whole.filter(listing.instrument()::equals).isPresent()
            || listing.instrument().name().contains(part);
  }

  private List<String> names() {
    return boards.stream().map(Board::source).toList();
  }

  private Board board(String source) {
    return boards.stream()
        .filter(b -> b.source().equals(source))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("source is one of " + String.join(", ", names())));
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.VIEWER)) {
      throw new ForbiddenException(actor, Role.VIEWER);
    }
  }
}
