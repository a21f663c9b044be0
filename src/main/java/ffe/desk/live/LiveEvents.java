package ffe.desk.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was committed, as it happens, for whoever listens. The last events of each account are kept,
 * so that a listener who was away goes on where it stopped. Telling never waits for a listener.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class LiveEvents {

  /** Events of an account that are kept; older ones are a gap. */
  public static final int KEPT_MAX = 1_000;

  /** Listeners of all accounts together; each has a thread of the server. */
  public static final int LISTENERS_MAX = 16;

  private static final long IDS_PER_MILLI = 1_000;

  private final Map<String, Deque<LiveEvent>> kept = new TreeMap<>();
  private final Map<String, Long> forgotten = new TreeMap<>();
  private final List<LiveListener> listeners = new ArrayList<>();
  private final Set<String> elsewhere = new TreeSet<>();
  private Clock wall;
  private LiveRelay relay;
  private long first;
  private long last;
  private boolean isOver;

  LiveEvents() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public LiveEvents(Clock wall, LiveRelay relay) {
    this.wall = wall;
    this.relay = relay;
    first = wall.millis() * IDS_PER_MILLI;
    last = first;
  }

  synchronized void tell(LiveEvent.Kind kind, String account, Instant at, Object body) {
    // by the wall, so that whoever comes from another server goes on about where it was
    long id = Math.max(last + 1, wall.millis() * IDS_PER_MILLI);
    LiveEvent event = new LiveEvent(id, kind, account, at, body);
    elsewhere.remove(account);
    keep(event);
    relay.send(event);
  }

  /** Another server committed it. */
  public synchronized void heard(LiveEvent event) {
    elsewhere.add(event.account());
    long before = lastOf(event.account());
    // a server whose clock is behind took over
    long id = Math.max(event.id(), before + 1);
    keep(new LiveEvent(id, event.kind(), event.account(), event.at(), event.body()));
  }

  /** Of what other servers committed, something may be missing from now on. */
  public synchronized void missed() {
    for (String account : elsewhere) {
      long before = lastOf(account);
      forgotten.put(account, before);
      kept.remove(account);
      listeners.stream().filter(l -> l.account().equals(account)).forEach(l -> l.missed(before));
    }
  }

  private long lastOf(String account) {
    Deque<LiveEvent> events = kept.getOrDefault(account, new ArrayDeque<>());
    return events.isEmpty() ? forgotten.getOrDefault(account, first) : events.getLast().id();
  }

  private void keep(LiveEvent event) {
    last = Math.max(last, event.id());
    Deque<LiveEvent> events = kept.computeIfAbsent(event.account(), name -> new ArrayDeque<>());
    events.addLast(event);
    if (events.size() > KEPT_MAX) {
      forgotten.put(event.account(), events.removeFirst().id());
    }
    listeners.stream()
        .filter(l -> l.account().equals(event.account()))
        .forEach(l -> l.offer(event));
    listeners.removeIf(l -> l.cut().isPresent());
  }

  /** Listens to an account, from now on or from after an event; empty if no more may listen. */
  synchronized Optional<LiveListener> listen(String account, Optional<Long> after) {
    if (isOver || listeners.size() >= LISTENERS_MAX) {
      return Optional.empty();
    }
    LiveListener listener = new LiveListener(account, this::leave);
    after.ifPresent(id -> catchUp(listener, id));
    listeners.add(listener);
    return Optional.of(listener);
  }

  /** What an id from nowhere, or from too long ago, has missed is not known: that is a gap. */
  private void catchUp(LiveListener listener, long after) {
    long from = forgotten.getOrDefault(listener.account(), first);
    if (after < from || after > last) {
      listener.missed(after);
    }
    boolean isOurs = after <= last;
    kept.getOrDefault(listener.account(), new ArrayDeque<>()).stream()
        .filter(event -> !isOurs || event.id() > after)
        .forEach(listener::offer);
  }

  private synchronized void leave(LiveListener listener) {
    listeners.remove(listener);
  }

  /** Ends every listener; nobody listens any more. */
  public synchronized void end() {
    isOver = true;
    List.copyOf(listeners).forEach(listener -> listener.cut("SERVER_STOPS"));
  }
}
