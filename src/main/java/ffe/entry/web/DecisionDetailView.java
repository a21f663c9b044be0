package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.DecisionView;
import ffe.desk.Desk;
import ffe.desk.ReplayView;
import ffe.desk.StatusView;
import ffe.market.Candle;
import ffe.market.Timeframe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A decision with everything that led to it and followed from it, and the proof: computed again at
 * the press of a button.
 *
 * <p>Desk calls: {@code decision} (4 statements) and {@code candlesOf} (1) once, {@code decision}
 * again at each cycle while one of its orders is not final; {@code replay} when asked.
 */
@Dependent
@Route(value = "decisions/:id", layout = MainLayout.class)
public class DecisionDetailView extends Div implements LivePage, BeforeEnterObserver {

  private static final Logger LOG = Logger.getLogger(DecisionDetailView.class.getName());
  private static final int CANDLES = 96;

  private final Desk desk;
  private final Ticker ticker;
  private final Div sheet = new Div();
  private final Div answer = new Div();
  private volatile String id = "";
  private Optional<Read> read = Optional.empty();

  /** What was read, and whether it may still change. */
  private record Read(String id, boolean isFinal, String cycle) {}

  @Inject
  DecisionDetailView(Desk desk, Ticker ticker) {
    this.desk = desk;
    this.ticker = ticker;
    sheet.addClassName("sheet");
    sheet.add(Tags.empty(Words.of("word.reading")));
    answer.getElement().setAttribute("role", "status");
    add(sheet);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    open(event.getRouteParameters().get("id").orElse(""));
  }

  void open(String wanted) {
    id = wanted;
    answer.removeAll();
    MainLayout.of(this).ifPresent(MainLayout::refresh);
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.decision");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    String wanted = id;
    String cycle = status.lastCycleAt().map(Object::toString).orElse("");
    boolean isKnown =
        read.filter(r -> r.id().equals(wanted) && (r.isFinal() || r.cycle().equals(cycle)))
            .isPresent();
    if (isKnown) {
      return () -> {};
    }
    Optional<DecisionView> found;
    try {
      found = wanted.matches("[0-9a-f]{8,64}") ? desk.decision(actor, wanted) : Optional.empty();
    } catch (ConflictException e) {
      read = Optional.of(new Read(wanted, true, cycle));
      return () -> unreadable(String.valueOf(e.getMessage()));
    }
    List<Candle> candles =
        found.map(v -> desk.candlesOf(actor, v.record(), Timeframe.M5, CANDLES)).orElse(List.of());
    boolean isFinal =
        found.map(v -> v.orders().stream().allMatch(o -> o.state().isFinal())).orElse(true);
    read = Optional.of(new Read(wanted, isFinal, cycle));
    return () -> show(found, candles);
  }

  private void show(Optional<DecisionView> found, List<Candle> candles) {
    sheet.removeAll();
    if (found.isEmpty()) {
      sheet.add(
          Tags.panel(
              "wide",
              Words.of("decision.not-found"),
              Tags.empty(Words.of("decision.no-such", id))));
      return;
    }
    DecisionView view = found.get();
    DecisionSections sections = new DecisionSections(view);
    OrderSections orders = new OrderSections(view);
    sheet.add(
        sections.summary(), proof(view, sections), sections.market(candles), sections.opinions());
    sections.models().ifPresent(sheet::add);
    sheet.add(
        Tags.of("div", "stack", sections.decision(), orders.order(), sections.known()),
        Tags.of("div", "stack", orders.gates()),
        sections.raw());
  }

  private void unreadable(String why) {
    sheet.removeAll();
    sheet.add(Tags.panel("wide", Words.of("decision.other-version"), Tags.empty(why + ".")));
  }

  private HtmlContainer proof(DecisionView view, DecisionSections sections) {
    NativeButton replay = new NativeButton(Words.of("decision.replay"));
    replay.addClassName("act");
    replay.addClickListener(
        event -> {
          replay.setEnabled(false);
          replay(replay, view);
        });
    HtmlContainer row =
        Tags.of("div", "row", replay, Tags.span("muted", Words.of("decision.replay-help")));
    return Tags.panel("wide", Words.of("decision.proof"), row, answer, sections.proof());
  }

  private void replay(NativeButton button, DecisionView view) {
    answer.removeAll();
    answer.add(Tags.empty(Words.of("decision.computing")));
    Locale language = Words.locale();
    CurrentActor.find()
        .ifPresent(
            actor ->
                getUI()
                    .ifPresent(
                        ui ->
                            ticker.later(
                                () -> {
                                  HtmlContainer said =
                                      Words.in(language, () -> replayed(actor, view));
                                  MainLayout.show(
                                      ui,
                                      () -> {
                                        answer.removeAll();
                                        answer.add(said);
                                        button.setEnabled(true);
                                      });
                                },
                                Duration.ZERO)));
  }

  private HtmlContainer replayed(Actor actor, DecisionView view) {
    try {
      return desk.replay(actor, view.record().id())
          .map(DecisionDetailView::answer)
          .orElseGet(() -> Tags.text("p", "warn after", Words.of("decision.gone")));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "decision " + view.record().id() + " could not be computed again", e);
      return Tags.text("p", "bad after", Words.of("decision.failed"));
    }
  }

  private static HtmlContainer answer(ReplayView replay) {
    if (replay.identical()) {
      HtmlContainer said = Tags.text("p", "after", Words.of("decision.identical") + " ");
      said.addClassName("strong");
      said.add(Tags.span("mono", replay.digest()));
      return said;
    }
    String words =
        switch (replay.answer()) {
          case "OTHER_VERSION" -> Words.of("decision.other-code");
          case "INPUT_MISSING" -> Words.of("decision.no-candles");
          default -> Words.of("decision.different");
        };
    String difference =
        replay
            .firstDifference()
            .map(d -> Words.of("decision.difference", d))
            .orElseGet(() -> Words.of("decision.no-difference"));
    return Tags.text("p", "warn after", words + " " + difference);
  }
}
