package ffe.adapter.venue.oanda;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Suspects;
import ffe.adapter.venue.feed.Symbols;
import ffe.adapter.venue.feed.VenueException;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is heard is asked for all at once, and again when a pair comes or goes. The first price of a
 * pair is the one that stands, and its answer. A refusal names no pair: it is of the one that came,
 * or of all that are not answered yet, which are then asked for one at a time.
 */
final class OandaTalk implements Dialect.Talk {

  /** Two new connections a second are allowed; a beat is a quarter of one. */
  private static final int BEATS_BETWEEN = 3;

  private final String account;
  private final String remedy;
  private final Symbols symbols = new Symbols(OandaPairs::name);
  private final OandaPrices prices = new OandaPrices();
  private final Suspects suspects = new Suspects();
  private final NavigableSet<Instrument> subscribed = new TreeSet<>();
  private NavigableSet<Instrument> asked = new TreeSet<>();
  private int beats;

  OandaTalk(String account, String remedy) {
    this.account = account;
    this.remedy = remedy;
  }

  @Override
  public List<String> subscribe(List<Instrument> pairs) {
    symbols.add(pairs);
    return due();
  }

  @Override
  public List<String> unsubscribe(List<Instrument> pairs) {
    symbols.remove(pairs);
    subscribed.removeAll(pairs);
    suspects.forget(pairs);
    prices.forget(pairs);
    return List.of();
  }

  @Override
  public Duration pingEvery() {
    return Duration.ofDays(1);
  }

  @Override
  public Optional<String> ping() {
    return Optional.empty();
  }

  @Override
  public List<String> due() {
    if (beats > 0) {
      beats--;
      return List.of();
    }
    NavigableSet<Instrument> wanted = wanted();
    if (wanted.isEmpty() || wanted.equals(asked)) {
      return List.of();
    }
    asked = wanted;
    beats = BEATS_BETWEEN;
    return List.of(request(wanted));
  }

  private NavigableSet<Instrument> wanted() {
    Optional<Instrument> tried = suspects.next().or(suspects::asked);
    NavigableSet<Instrument> wanted = new TreeSet<>(symbols.all());
    wanted.removeIf(pair -> suspects.has(pair) && tried.filter(pair::equals).isEmpty());
    return wanted;
  }

  private String request(Collection<Instrument> pairs) {
    String names = String.join(",", pairs.stream().map(OandaPairs::name).toList());
    return "/v3/accounts/"
        + encoded(account)
        + "/pricing/stream?snapshot=true&instruments="
        + encoded(names);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public List<Frame> read(String text) {
    JsonObject message = VenueJson.object(text);
    Optional<String> trouble = VenueJson.textIfAny(message, "errorMessage");
    if (trouble.isPresent()) {
      return List.of(new Frame.Ending("OANDA says " + VenueJson.shown(trouble.get())));
    }
    // heartbeats, and whatever comes, are signs of life
    return VenueJson.text(message, "type").equals("PRICE") ? price(message) : List.of();
  }

  private List<Frame> price(JsonObject message) {
    Optional<Instrument> pair = symbols.of(VenueJson.text(message, "instrument"));
    if (pair.isEmpty()) {
      return List.of();
    }
    List<Frame> frames = new ArrayList<>();
    if (subscribed.add(pair.get())) {
      suspects.answered(pair.get());
      frames.add(new Frame.Subscribed(pair.get()));
    }
    frames.addAll(prices.of(pair.get(), message));
    return frames;
  }

  @Override
  public List<Frame> refused(int status, String body) {
    String words = "OANDA refused with HTTP status " + status + said(body);
    List<Instrument> open = asked.stream().filter(pair -> !subscribed.contains(pair)).toList();
    asked = new TreeSet<>(subscribed);
    if ((status != 400 && status != 404) || open.isEmpty()) {
      boolean isOfLogin = status == 401 || status == 403;
      return List.of(new Frame.Ending(isOfLogin ? words + " (" + remedy + ")" : words));
    }
    Optional<Instrument> meant =
        suspects.asked().or(() -> open.size() == 1 ? open.stream().findFirst() : Optional.empty());
    if (meant.isEmpty()) {
      suspects.add(open);
      return List.of();
    }
    suspects.answered(meant.get());
    symbols.remove(List.of(meant.get()));
    return List.of(new Frame.Refused(meant.get(), words));
  }

  private static String said(String body) {
    try {
      return VenueJson.textIfAny(VenueJson.object(body), "errorMessage")
          .map(text -> ": " + VenueJson.shown(text))
          .orElse("");
    } catch (VenueException e) {
      return body.isEmpty() ? "" : ": " + body;
    }
  }
}
