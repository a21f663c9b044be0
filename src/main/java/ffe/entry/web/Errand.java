package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.ForbiddenException;
import ffe.desk.backtest.RefusedOrderException;
import ffe.risk.RefusedLimitException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a reader has done, away from the page's own thread; what was refused stands on the page. */
final class Errand {

  private static final Logger LOG = Logger.getLogger(Errand.class.getName());

  private final Component page;
  private final Ticker ticker;
  private final HtmlContainer fault;

  /**
   * @param fault where it is said why something was not done
   */
  Errand(Component page, Ticker ticker, HtmlContainer fault) {
    this.page = page;
    this.ticker = ticker;
    this.fault = fault;
  }

  /** Something done for somebody. */
  interface Command<T> {
    T by(Actor actor);
  }

  void run(Command<?> command, String failed) {
    run(command, failed, done -> {});
  }

  /**
   * @param failed what is said before the reason
   * @param then what is shown of what came of it
   */
  <T> void run(Command<T> command, String failed, Consumer<T> then) {
    Locale language = Words.locale();
    CurrentActor.find()
        .ifPresent(
            actor ->
                page.getUI()
                    .ifPresent(
                        ui ->
                            ticker.later(
                                () -> {
                                  Runnable shown =
                                      Words.in(language, () -> done(actor, command, failed, then));
                                  MainLayout.show(
                                      ui,
                                      () -> {
                                        shown.run();
                                        MainLayout.of(page).ifPresent(MainLayout::refresh);
                                      });
                                },
                                Duration.ZERO)));
  }

  private <T> Runnable done(Actor actor, Command<T> command, String failed, Consumer<T> then) {
    try {
      T done = command.by(actor);
      return () -> {
        fault.setText("");
        then.accept(done);
      };
    } catch (RefusedOrderException
        | RefusedLimitException
        | ConflictException
        | ForbiddenException e) {
      String said = failed + " " + e.getMessage() + ".";
      return () -> fault.setText(said);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a command failed", e);
      return () -> fault.setText(failed);
    }
  }
}
