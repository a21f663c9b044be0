package ffe.entry.web;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.DecisionPage;
import ffe.desk.DecisionQuery;
import ffe.desk.Desk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** All decisions, newest first, a page at a time. */
@Route(value = "decisions", layout = MainLayout.class)
@PageTitle("Decisions · FFE")
@Dependent
public class DecisionsView extends Div {

  private static final long serialVersionUID = 1L;
  private static final int PAGE = 40;

  private final transient Desk desk;
  private final transient Actor actor;
  private final Div list = Html.box("panel");
  private final NativeButton more = new NativeButton("Older");
  private transient Optional<String> next = Optional.empty();

  @Inject
  public DecisionsView(Desk desk) {
    this.desk = desk;
    this.actor = CurrentActor.get();
    more.addClickListener(e -> load());
    add(new H1("Decisions"), list, more);
    load();
  }

  private void load() {
    DecisionQuery first = DecisionQuery.latest(desk.status(actor).account(), PAGE);
    DecisionPage page =
        desk.decisions(
            actor,
            new DecisionQuery(
                first.account(),
                first.instrument(),
                first.action(),
                first.from(),
                first.to(),
                PAGE,
                next));
    Div lines = Feed.of(page.decisions());
    lines.getStyle().set("max-height", "none");
    list.add(lines);
    next = page.next();
    more.setVisible(next.isPresent());
  }
}
