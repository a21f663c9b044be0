package ffe.adapter.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Instrument;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WatchedSourceTest {

  @Test
  void tells_what_the_source_tells_and_keeps_its_trades() {
    TickBuffer ticks = new TickBuffer(10);
    List<MarketEvent> told = new WatchedSource(new PlayedSource(), ticks).read(Instant.MAX, 3);
    assertThat(told).hasSize(4).isEqualTo(new PlayedSource().read(Instant.MAX, 3));
    assertThat(ticks.take(10))
        .containsExactly(
            new TickBuffer.Heard("tape:played", Instrument.of("BTC-USD"), PlayedSource.tick(0)),
            new TickBuffer.Heard("tape:played", Instrument.of("BTC-USD"), PlayedSource.tick(1)),
            new TickBuffer.Heard("tape:played", Instrument.of("BTC-USD"), PlayedSource.tick(2)));
  }

  /** A default of the port, in place of the source's own answer, would go unnoticed. */
  @Test
  void asks_the_source_for_everything() throws Exception {
    List<String> asked = new ArrayList<>();
    PlayedSource played = new PlayedSource();
    MarketSource source =
        (MarketSource)
            Proxy.newProxyInstance(
                MarketSource.class.getClassLoader(),
                new Class<?>[] {MarketSource.class},
                (proxy, method, arguments) -> {
                  asked.add(method.getName());
                  return method.getName().equals("read")
                      ? played.read(Instant.MAX, 0)
                      : Proxies.nothing(method);
                });
    MarketSource watched = new WatchedSource(source, new TickBuffer(1));
    List<Method> all = Arrays.asList(MarketSource.class.getMethods());
    for (Method method : all) {
      method.invoke(watched, Proxies.arguments(method));
    }
    assertThat(asked)
        .containsExactlyInAnyOrderElementsOf(all.stream().map(Method::getName).toList());
  }

  /** Values for calls nobody looks at. */
  private static final class Proxies {

    static Object nothing(Method method) {
      Class<?> type = method.getReturnType();
      if (type == boolean.class) {
        return false;
      }
      return type == long.class ? (Object) 0L : null;
    }

    static Object[] arguments(Method method) {
      return Arrays.stream(method.getParameterTypes())
          .map(type -> type == int.class ? (Object) 1 : null)
          .toArray();
    }
  }
}
