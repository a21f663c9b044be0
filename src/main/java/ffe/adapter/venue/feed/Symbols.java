package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is subscribed to over a connection, by the venue's names. */
public final class Symbols {

  private final Function<Instrument, String> naming;
  private final TreeMap<String, Instrument> known = new TreeMap<>();

  public Symbols(Function<Instrument, String> naming) {
    this.naming = naming;
  }

  /** Adds pairs; gives their names. */
  public List<String> add(Collection<Instrument> pairs) {
    pairs.forEach(pair -> known.put(naming.apply(pair), pair));
    return pairs.stream().map(naming).toList();
  }

  /** Takes pairs away; gives their names. */
  public List<String> remove(Collection<Instrument> pairs) {
    List<String> names = pairs.stream().map(naming).toList();
    known.keySet().removeAll(Set.copyOf(names));
    return names;
  }

  /** Empty where nothing of that name was asked for. */
  public Optional<Instrument> of(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /** Its name; empty where it was not asked for. */
  public Optional<String> nameOf(Instrument pair) {
    return Optional.of(naming.apply(pair)).filter(known::containsKey);
  }

  public Collection<Instrument> all() {
    return List.copyOf(known.values());
  }

  /** In quotes, with commas between. */
  public static String quoted(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
  }
}
