package ffe.adapter.venue.alpaca;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.Suspects;
import ffe.adapter.venue.feed.Symbols;
import ffe.adapter.venue.feed.VenueJson;
import ffe.market.Instrument;
import ffe.setting.Secret;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One connection: what is asked for before the login was answered waits for that. A refusal names
 * no symbol: it is of the one that was asked for, or of all that are not answered yet, which are
 * then asked for one at a time.
 */
final class AlpacaTalk implements Dialect.Talk {

  private final List<Secret> login;
  private final Symbols symbols = new Symbols(AlpacaPairs::symbol);
  private final AlpacaPrices prices = new AlpacaPrices(symbols);
  private final Suspects suspects = new Suspects();
  private final NavigableSet<Instrument> subscribed = new TreeSet<>();
  private final List<String> waiting = new ArrayList<>();
  private boolean hasBegun;
  private boolean isKnown;

  AlpacaTalk(List<Secret> login) {
    this.login = login;
  }

  @Override
  public List<String> subscribe(List<Instrument> pairs) {
    return afterLogin(request("subscribe", symbols.add(pairs)));
  }

  @Override
  public List<String> unsubscribe(List<Instrument> pairs) {
    subscribed.removeAll(pairs);
    suspects.forget(pairs);
    prices.forget(pairs);
    return afterLogin(request("unsubscribe", symbols.remove(pairs)));
  }

  private List<String> afterLogin(String request) {
    if (isKnown) {
      return List.of(request);
    }
    waiting.add(request);
    if (hasBegun) {
      return List.of();
    }
    hasBegun = true;
    return List.of(
        Json.createObjectBuilder()
            .add("action", "auth")
            .add("key", login.get(0).reveal())
            .add("secret", login.get(1).reveal())
            .build()
            .toString());
  }

  private static String request(String action, List<String> names) {
    String quoted = Symbols.quoted(names);
    return "{\"action\":\""
        + action
        + "\",\"trades\":["
        + quoted
        + "],\"quotes\":["
        + quoted
        + "]}";
  }

  @Override
  public Duration pingEvery() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Optional<String> ping() {
    return subscribed.isEmpty()
        ? Optional.empty()
        : Optional.of(request("subscribe", names(subscribed)));
  }

  private static List<String> names(Collection<Instrument> pairs) {
    return pairs.stream().map(AlpacaPairs::symbol).toList();
  }

  @Override
  public List<String> due() {
    if (!isKnown) {
      return List.of();
    }
    List<String> requests = new ArrayList<>(waiting);
    waiting.clear();
    suspects
        .next()
        .ifPresent(pair -> requests.add(request("subscribe", symbols.add(List.of(pair)))));
    return requests;
  }

  @Override
  public List<Frame> read(String text) {
    List<Frame> frames = new ArrayList<>();
    for (JsonValue value : VenueJson.array(text)) {
      frames.addAll(read(VenueJson.object(value, "message")));
    }
    return frames;
  }

  private List<Frame> read(JsonObject message) {
    return switch (VenueJson.text(message, "T")) {
      case "t" -> prices.trade(message);
      case "q" -> prices.quote(message);
      case "success" -> {
        isKnown |= VenueJson.text(message, "msg").equals("authenticated");
        yield List.of();
      }
      case "subscription" -> subscription(message);
      case "error" -> refused(AlpacaError.of(message));
      // bars, order books and whatever comes
      default -> List.of();
    };
  }

  /** Each answer lists all that is subscribed to; one that lacks what stood is a loss. */
  private List<Frame> subscription(JsonObject message) {
    NavigableSet<Instrument> told = new TreeSet<>(listed(message, "trades"));
    told.retainAll(listed(message, "quotes"));
    if (!told.containsAll(subscribed)) {
      return List.of(new Frame.Ending("Alpaca has lost the subscription"));
    }
    subscribed.addAll(told);
    told.forEach(suspects::answered);
    return told.stream().<Frame>map(Frame.Subscribed::new).toList();
  }

  private List<Instrument> listed(JsonObject message, String channel) {
    List<Instrument> pairs = new ArrayList<>();
    if (message.get(channel) instanceof JsonArray list) {
      for (JsonValue name : list) {
        if (name instanceof JsonString text) {
          symbols.of(text.getString()).ifPresent(pairs::add);
        }
      }
    }
    return pairs;
  }

  private List<Frame> refused(AlpacaError error) {
    if (!error.isOfRequest()) {
      return List.of(new Frame.Ending(error.words()));
    }
    List<Instrument> open =
        symbols.all().stream().filter(pair -> !subscribed.contains(pair)).toList();
    Optional<Instrument> meant =
        suspects.asked().or(() -> open.size() == 1 ? open.stream().findFirst() : Optional.empty());
    if (meant.isPresent()) {
      suspects.answered(meant.get());
      symbols.remove(List.of(meant.get()));
      return List.of(new Frame.Refused(meant.get(), error.words()));
    }
    suspects.add(open);
    return open.isEmpty() ? List.of(new Frame.Ending(error.words())) : List.of();
  }
}
