package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A venue's dialect that remembers what was read last. */
final class Overheard implements Dialect {

  private final Dialect dialect;
  private volatile String lastRead = "";

  Overheard(Dialect dialect) {
    this.dialect = dialect;
  }

  String lastRead() {
    return lastRead;
  }

  void forget() {
    lastRead = "";
  }

  @Override
  public String source() {
    return dialect.source();
  }

  @Override
  public String venue() {
    return dialect.venue();
  }

  @Override
  public Optional<Map<String, String>> lines() {
    return dialect.lines();
  }

  @Override
  public int messageCharsMax() {
    return dialect.messageCharsMax();
  }

  @Override
  public Talk talk() {
    Talk talk = dialect.talk();
    return new Talk() {
      @Override
      public List<String> subscribe(List<Instrument> pairs) {
        return talk.subscribe(pairs);
      }

      @Override
      public List<String> unsubscribe(List<Instrument> pairs) {
        return talk.unsubscribe(pairs);
      }

      @Override
      public Duration pingEvery() {
        return talk.pingEvery();
      }

      @Override
      public Optional<String> ping() {
        return talk.ping();
      }

      @Override
      public List<String> due() {
        return talk.due();
      }

      @Override
      public List<Frame> refused(int status, String words) {
        return talk.refused(status, words);
      }

      @Override
      public void doubt(Instrument pair) {
        talk.doubt(pair);
      }

      @Override
      public List<Frame> read(String text) {
        lastRead = text;
        return talk.read(text);
      }
    };
  }
}
