package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.SettingView;
import ffe.desk.SettingsBook;
import ffe.desk.StatusView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/**
 * What the engine was told at its start, and where each value came from.
 *
 * <p>Desk calls: none that reads a table; the settings do not change while the engine runs.
 */
@Dependent
@Route(value = "settings", layout = MainLayout.class)
@PageTitle("Settings · FFE")
public class SettingsView extends Div implements LivePage {

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("Setting"),
          Tags.Column.text("Value"),
          Tags.Column.text("From"),
          new Tags.Column("Default", "narrow-off"),
          new Tags.Column("Allowed", "narrow-off"));

  private final SettingsBook book;
  private final Div table = new Div();
  private List<SettingView> shown = List.of();

  @Inject
  SettingsView(SettingsBook book) {
    this.book = book;
    addClassName("sheet");
    table.addClassNames("dense", "after");
    table.add(Tags.empty("Reading …"));
    add(
        Tags.panel(
            "wide",
            Tags.text("h1", "", "Settings"),
            "Settings",
            Tags.text(
                "p",
                "muted",
                "Read when the engine starts. A variable of the environment counts more than"
                    + " config/ffe.properties in the data directory, the file more than the"
                    + " default. To change one, change it there and start again. Secrets are never"
                    + " shown, only whether they are set."),
            table));
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    List<SettingView> settings = book.visible(actor);
    return () -> show(settings);
  }

  private void show(List<SettingView> settings) {
    if (settings.equals(shown)) {
      return;
    }
    shown = settings;
    table.removeAll();
    table.add(Tags.table(COLUMNS, settings.stream().map(SettingsView::row).toList()));
  }

  private static List<Component> row(SettingView setting) {
    HtmlContainer name =
        Tags.of(
            "div",
            "",
            Tags.text("code", "", setting.key()),
            Tags.text("p", "muted", setting.meaning()));
    name.getElement().setAttribute("title", setting.variable());
    return List.of(
        name,
        Tags.span("mono", setting.value().isEmpty() ? "none" : setting.value()),
        Tags.span("", setting.source()),
        Tags.span("mono", setting.fallback().isEmpty() ? "none" : setting.fallback()),
        Tags.span("", setting.range()));
  }
}
