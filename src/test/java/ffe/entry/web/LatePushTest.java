package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.PushConnectionFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.atmosphere.cpr.AtmosphereResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LatePushTest {

  private final List<Runnable> later = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  private final Ticker ticker =
      new Ticker() {
        @Override
        void later(Runnable work, Duration delay) {
          later.add(work);
        }
      };

  private final AtmosphereResource socket =
      (AtmosphereResource)
          Proxy.newProxyInstance(
              AtmosphereResource.class.getClassLoader(),
              new Class<?>[] {AtmosphereResource.class},
              (self, method, arguments) -> {
                asked.add(method.getName());
                return method.getReturnType() == boolean.class ? false : null;
              });

  @Test
  void whoever_disconnects_while_the_session_is_held_waits_for_no_socket() {
    LatePush push = new LatePush(new UI(), ticker);
    push.connect(socket);
    push.disconnect();
    assertThat(push.isConnected()).isFalse();
    assertThat(asked).isEmpty();

    later.forEach(Runnable::run);
    assertThat(asked).containsExactly("close");
  }

  @Test
  void a_connection_is_closed_once() {
    LatePush push = new LatePush(new UI(), ticker);
    push.disconnect();
    push.connect(socket);
    push.disconnect();
    push.disconnect();
    assertThat(later).hasSize(1);
  }

  @Test
  void a_browser_that_lost_its_socket_is_not_closed_again() {
    LatePush push = new LatePush(new UI(), ticker);
    push.connect(socket);
    push.connectionLost();
    push.disconnect();
    assertThat(later).isEmpty();
  }

  @Test
  void every_page_gets_such_a_connection() {
    assertThat(ServiceLoader.load(PushConnectionFactory.class).stream())
        .extracting(ServiceLoader.Provider::type)
        .containsExactly(LatePush.Factory.class);
  }
}
