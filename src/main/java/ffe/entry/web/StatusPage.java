package ffe.entry.web;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.HeadroomView;
import ffe.desk.StatusView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** How the engine itself is. */
@Route(value = "status", layout = MainLayout.class)
@PageTitle("Status · FFE")
@Dependent
public class StatusPage extends Div {

  private static final long serialVersionUID = 1L;
  private static final long MEGABYTE = 1_048_576;

  private final Div engine = new Div();
  private final Div limits = new Div();

  /** What the page shows. */
  private record Data(StatusView status, List<HeadroomView> headroom) {}

  @Inject
  public StatusPage(Desk desk, Live live) {
    Actor actor = CurrentActor.get();
    addClassName("grid");
    add(Html.panel("w6", "Engine", new H1("Status"), engine), Html.panel("w6", "Limits", limits));
    live.keep(this, () -> new Data(desk.status(actor), desk.headroom(actor)), this::show);
  }

  private void show(Data d) {
    StatusView s = d.status();
    Runtime runtime = Runtime.getRuntime();
    Html.replace(
        engine,
        Html.facts(
            List.of(
                List.of("Market clock", Format.time(s.marketNow())),
                List.of("Wall clock", Format.time(s.wallNow())),
                List.of("Source", s.market() + " (" + s.sourceId() + ")"),
                List.of("Feed", s.feed() + " " + s.feedReason()),
                List.of("Data age", s.dataAge().map(Format::age).orElse(Format.NONE)),
                List.of("Trading lease", s.holder() ? "held by this server" : s.leaseNote()),
                List.of("Agent", s.agent() + ", " + s.agentReason()),
                List.of("Orders of unknown fate", Integer.toString(s.ordersUnknown())),
                List.of("Trouble", s.trouble().orElse("none")),
                List.of(
                    "Up",
                    Format.age(
                        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()))),
                List.of("Java", Runtime.version().toString()),
                List.of(
                    "Heap",
                    (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE
                        + " of "
                        + runtime.maxMemory() / MEGABYTE
                        + " MiB"))));
    Html.replace(
        limits,
        Html.table(
            List.of("Limit", ">Used", ">Allowed"),
            d.headroom().stream()
                .map(h -> List.of(h.name(), h.used().isEmpty() ? Format.NONE : h.used(), h.limit()))
                .toList()));
  }
}
