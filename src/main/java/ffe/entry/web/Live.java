package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import ffe.desk.Desk;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps a component up to date while it is attached: after each step of the engine its data is read
 * on the managed executor, without the page's lock, and shown by server push. Steps that come while
 * a reading is under way are one.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Live {

  private static final Logger LOG = Logger.getLogger(Live.class.getName());

  @Inject Desk desk;

  @Resource ManagedExecutorService executor;

  <T> void keep(Component component, Supplier<T> read, Consumer<T> show) {
    AtomicReference<Optional<Desk.Subscription>> held = new AtomicReference<>(Optional.empty());
    component.addAttachListener(
        e -> {
          Runnable refresh = refresh(e.getUI(), read, show);
          held.set(Optional.of(desk.onChange(refresh)));
          refresh.run();
        });
    component.addDetachListener(
        e -> held.getAndSet(Optional.empty()).ifPresent(Desk.Subscription::close));
  }

  private <T> Runnable refresh(UI ui, Supplier<T> read, Consumer<T> show) {
    AtomicBoolean underWay = new AtomicBoolean();
    return () -> {
      if (!underWay.compareAndSet(false, true)) {
        return;
      }
      try {
        executor.execute(() -> readAndShow(ui, read, show, underWay));
      } catch (RejectedExecutionException e) {
        underWay.set(false);
      }
    };
  }

  // What goes wrong in the page is Vaadin's error handler's; nobody waits for the future.
  @SuppressWarnings("FutureReturnValueIgnored")
  private static <T> void readAndShow(
      UI ui, Supplier<T> read, Consumer<T> show, AtomicBoolean underWay) {
    try {
      T data = read.get();
      ui.access(
          () -> {
            underWay.set(false);
            show.accept(data);
          });
    } catch (UIDetachedException e) {
      underWay.set(false);
    } catch (RuntimeException e) {
      underWay.set(false);
      LOG.log(Level.FINE, "a page could not be refreshed; the next step tries again", e);
    }
  }
}
