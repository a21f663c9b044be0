package ffe.adapter.venue.feed;

import ffe.market.Instrument;
import java.time.Duration;
import java.util.List;
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
  public Talk talk(Instrument instrument) {
    Talk talk = dialect.talk(instrument);
    return new Talk() {
      @Override
      public List<String> hello() {
        return talk.hello();
      }

      @Override
      public Duration pingEvery() {
        return talk.pingEvery();
      }

      @Override
      public Optional<String> ping(long number) {
        return talk.ping(number);
      }

      @Override
      public Frame read(String text) {
        lastRead = text;
        return talk.read(text);
      }
    };
  }
}
