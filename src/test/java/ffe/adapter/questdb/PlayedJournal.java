package ffe.adapter.questdb;

import ffe.canon.Digest;
import ffe.chain.Hash;
import ffe.chain.Link;
import ffe.desk.chain.ChainStore;
import ffe.desk.chain.ChainTail;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal of one lane in memory, with the links the database would write. */
final class PlayedJournal implements ChainStore, ChainTail {

  static final Instant START = Instant.parse("2013-11-27T00:00:00.000001Z");

  private final String seed;
  private final List<Link> links = new ArrayList<>();
  private final List<Signal> signals = new ArrayList<>();
  private final List<Execution> executions = new ArrayList<>();

  /**
   * @param seed another one for another database
   */
  PlayedJournal(String seed) {
    this.seed = seed;
  }

  private Place link(String kind, String key) {
    long number = links.size() + 1L;
    Hash hash = Hash.ofHex(Digest.of(seed + kind + key + number).hex());
    links.add(new Link(number, number, kind, key, hash, hash));
    return new Place(number, hash);
  }

  /** So many decisions, each with an order, and every second of them with a fill. */
  PlayedJournal trade(int decisions) {
    for (int i = 0; i < decisions; i++) {
      int n = signals.size();
      Instant at = START.plusSeconds(300L * n);
      signals.add(
          new Signal(
              link("decision", "d" + n),
              at,
              "tape:btc, of=\"2013\"",
              "BTC-USD",
              "d" + n,
              "SLOT",
              n % 2 == 0 ? "BUY" : "HOLD",
              70.125,
              n % 2 == 0 ? "ORDERED" : "HELD",
              "AGREED"));
      link("order", "o" + n);
      if (n % 2 == 0) {
        executions.add(
            new Execution(
                link("fill", "f" + n),
                at.plusNanos(123_456_000),
                "tape:btc, of=\"2013\"",
                "BTC-USD",
                "f" + n,
                "o" + n,
                "BUY",
                new BigDecimal("0.8521"),
                new BigDecimal("905.61"),
                new BigDecimal("2.006432"),
                "USD",
                "TAKER"));
      }
    }
    return this;
  }

  /** In hexadecimal. */
  String link(long number) {
    return links.get((int) number - 1).link().toString();
  }

  @Override
  public List<Chain> chains() {
    Hash head = links.isEmpty() ? new Hash(new byte[32]) : links.get(links.size() - 1).link();
    return List.of(
        new Chain(1, "main tape:btc, of=\"2013\" BTC-USD", "main", links.size(), head, 0),
        new Chain(2, "desk", "", 5, head, 0));
  }

  @Override
  public List<Link> links(Chain chain, long after, int most) {
    return links.stream().filter(l -> l.number() > after).limit(most).toList();
  }

  @Override
  public List<Signal> signals(Chain chain, long after, int most) {
    return signals.stream().filter(s -> s.place().number() > after).limit(most).toList();
  }

  @Override
  public List<Execution> executions(Chain chain, long after, int most) {
    return executions.stream().filter(e -> e.place().number() > after).limit(most).toList();
  }

  @Override
  public List<Checked> checked(Chain chain, long after, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> kinds() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Count count(String kind, boolean alwaysLook) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Found> decision(String id) {
    throw new UnsupportedOperationException();
  }
}
