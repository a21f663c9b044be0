package ffe.adapter.liberty;

import ffe.adapter.redis.RedisCounts;
import ffe.adapter.redis.RedisLine;
import ffe.adapter.redis.RedisLogins;
import ffe.adapter.redis.RedisRelay;
import ffe.desk.Engines;
import ffe.desk.access.SharedCounts;
import ffe.desk.access.SharedLogins;
import ffe.desk.live.LiveEvent;
import ffe.desk.live.LiveEvents;
import ffe.desk.live.LiveRelay;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What servers share in Redis, where that is configured; else each is alone. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class RedisWiring {

  private static final long LOOK_SECONDS = 5;

  @Inject Settings settings;

  @Inject Clock wall;

  @Resource ManagedScheduledExecutorService executor;

  @Resource ManagedThreadFactory threads;

  private Optional<RedisLine> line = Optional.empty();
  private Optional<RedisRelay> relay = Optional.empty();
  private Optional<Future<?>> looking = Optional.empty();

  @PostConstruct
  void make() {
    line =
        settings
            .redis()
            .place()
            .map(place -> new RedisLine(place, settings.redis().prefix(), wall));
    relay = line.map(l -> new RedisRelay(l, executor));
  }

  @Produces
  @Singleton
  LiveRelay relay() {
    return relay.map(LiveRelay.class::cast).orElse(LiveRelay.NOBODY);
  }

  @Produces
  @Singleton
  SharedCounts counts() {
    return line.map(l -> (SharedCounts) new RedisCounts(l)).orElse(SharedCounts.NONE);
  }

  @Produces
  @Singleton
  SharedLogins logins() {
    return line.map(l -> (SharedLogins) new RedisLogins(l)).orElse(SharedLogins.NONE);
  }

  /** What is known of the server; empty where none is configured. */
  Optional<RedisLine.View> view() {
    return line.map(RedisLine::view);
  }

  /** Hears the others from now on; each event also wakes the pages that show what is stored. */
  void start(LiveEvents live, Engines engines) {
    relay.ifPresent(
        r -> {
          r.start(ear(live, engines), threads);
          looking =
              Optional.of(
                  executor.scheduleWithFixedDelay(
                      () -> look(r), 0, LOOK_SECONDS, TimeUnit.SECONDS));
        });
  }

  private void look(RedisRelay relay) {
    line.ifPresent(RedisLine::look);
    relay.beat();
  }

  private static RedisRelay.Ear ear(LiveEvents live, Engines engines) {
    return new RedisRelay.Ear() {
      @Override
      public void heard(LiveEvent event) {
        live.heard(event);
        engines.changedElsewhere();
      }

      @Override
      public void missed() {
        live.missed();
      }
    };
  }

  @PreDestroy
  void stop() {
    looking.ifPresent(task -> task.cancel(true));
    relay.ifPresent(RedisRelay::close);
    line.ifPresent(RedisLine::close);
  }
}
