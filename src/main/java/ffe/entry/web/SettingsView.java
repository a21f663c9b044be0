package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.SettingsBook;
import ffe.desk.StatusView;
import ffe.desk.access.Doorkeeper;
import ffe.desk.access.Passwords;
import ffe.setting.SettingView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/**
 * What the engine was told at its start and where each value came from; for admins also who may
 * come in.
 *
 * <p>Desk calls: the settings read no table; an admin's page asks for the password (1 statement)
 * and the keys (1) when it is opened and when one of them was changed here.
 */
@Dependent
@Route(value = "settings", layout = MainLayout.class)
public class SettingsView extends Div implements LivePage {

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("settings.setting"),
          Tags.Column.text("settings.value"),
          Tags.Column.text("settings.from"),
          new Tags.Column("settings.default", "narrow-off"),
          new Tags.Column("word.allowed", "narrow-off"));

  private final SettingsBook book;
  private final AccessPanel access;
  private final Div table = new Div();
  private List<SettingView> shown = List.of();

  @Inject
  SettingsView(SettingsBook book, Passwords passwords, Doorkeeper doorkeeper) {
    this.book = book;
    access = new AccessPanel(passwords, doorkeeper);
    access.setVisible(false);
    addClassName("sheet");
    table.addClassNames("dense", "after");
    table.add(Tags.empty(Words.of("word.reading")));
    HtmlContainer language =
        Tags.of(
            "label",
            "row form",
            Tags.span("", Words.of("language.language")),
            new LanguageChoice());
    add(
        Tags.panel(
            "wide",
            Words.of("language.language"),
            language,
            Tags.text("p", "muted after", Words.of("language.help"))),
        access,
        Tags.panel(
            "wide",
            Tags.text("h1", "", Words.of("nav.settings")),
            Words.of("nav.settings"),
            Tags.text("p", "muted", Words.of("settings.help")),
            Navigation.logout("act"),
            table));
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.settings");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    List<SettingView> settings = book.visible(actor);
    if (!actor.role().includes(Role.ADMIN)) {
      return () -> show(settings);
    }
    Runnable showAccess = access.read(actor);
    return () -> {
      access.setVisible(true);
      showAccess.run();
      show(settings);
    };
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
        Tags.span("mono", setting.value().isEmpty() ? Format.none() : setting.value()),
        Tags.span("", setting.source()),
        Tags.span("mono", setting.fallback().isEmpty() ? Format.none() : setting.fallback()),
        Tags.span("", setting.range()));
  }
}
