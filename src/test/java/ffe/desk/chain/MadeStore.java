package ffe.desk.chain;

import ffe.chain.Link;
import ffe.chain.MadeChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One chain in memory whose rows are all there; a test changes its links as it likes. */
final class MadeStore implements ChainStore {

  final List<Link> links = new ArrayList<>();
  int longest;

  MadeStore(List<Link> links) {
    this.links.addAll(links);
  }

  @Override
  public List<Chain> chains() {
    if (links.isEmpty()) {
      return List.of();
    }
    Link last = links.get(links.size() - 1);
    return List.of(
        new Chain(1, MadeChain.NAME, "main", last.number(), last.link(), links.get(0).micros()));
  }

  @Override
  public List<Link> links(Chain chain, long after, int most) {
    List<Link> found =
        links.stream()
            .filter(l -> l.number() > after && l.number() <= chain.links())
            .limit(most)
            .toList();
    longest = Math.max(longest, found.size());
    return found;
  }

  @Override
  public List<Checked> checked(Chain chain, long after, int most) {
    return links(chain, after, most).stream().map(l -> new Checked(l, Row.AS_CHAINED)).toList();
  }

  @Override
  public List<String> kinds() {
    return List.of("decision");
  }

  @Override
  public Count count(String kind, boolean alwaysLook) {
    return new Count(kind, links.size(), links.size(), 0, List.of());
  }

  @Override
  public Optional<Found> decision(String id) {
    return links.stream().filter(l -> l.key().equals(id)).findFirst().map(this::found);
  }

  private Found found(Link link) {
    List<Link> day = links.stream().filter(l -> l.day().equals(link.day())).toList();
    return new Found(
        chains().get(0),
        link,
        List.of(Optional.of("row"), Optional.empty()),
        Optional.empty(),
        Link.origin(MadeChain.NAME),
        day.get(0).number(),
        day.get(day.size() - 1).number());
  }
}
