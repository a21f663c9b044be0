package ffe.desk;

import ffe.trading.DecisionRecord;
import ffe.trading.PolicyVersion;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A risk desk over an engine that runs and has bought. */
public final class RiskBench {

  public final EngineBench bench = new EngineBench();
  public final List<ControlAction> noted = new ArrayList<>();
  public final RiskDesk desk =
      new RiskDesk(new One(bench.cockpit()), new Kept(), archive(), bench.clock);

  public RiskBench() {
    bench.buy();
    bench.beats(1);
    bench.feed().flat(Duration.ofMinutes(12), "100");
    bench.beats(1);
  }

  /** The one engine there is. */
  private record One(Cockpit cockpit) implements Cockpits {
    @Override
    public Cockpit of(Actor actor) {
      return cockpit;
    }

    @Override
    public void onChange(Runnable listener) {
      // nobody listens
    }

    @Override
    public void removeListener(Runnable listener) {
      // nobody listens
    }
  }

  /** What the bench's journal holds. */
  private final class Kept implements PolicyBook {
    @Override
    public List<Entry> versions(String account, int limit) {
      List<PolicyVersion> newest = new ArrayList<>(bench.journal(account).policies());
      Collections.reverse(newest);
      return newest.stream().limit(limit).map(v -> new Entry(v, Instant.EPOCH)).toList();
    }

    @Override
    public Page decisions(Span span, Optional<String> after, int limit) {
      List<DecisionRecord> all = new ArrayList<>(bench.journal(span.account()).decisions());
      Collections.reverse(all);
      int from = after.map(Integer::parseInt).orElse(0);
      int to = Math.min(all.size(), from + limit);
      return new Page(
          all.subList(from, to),
          0,
          to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }
  }

  private Archive archive() {
    return (Archive)
        Proxy.newProxyInstance(
            Archive.class.getClassLoader(),
            new Class<?>[] {Archive.class},
            (proxy, method, arguments) -> noted.add((ControlAction) arguments[0]));
  }
}
