package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.access.Doorkeeper;
import ffe.desk.access.KeyStore.KeyRecord;
import ffe.desk.access.Passwords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Who may come in: the web password, and the keys of programs. A key is shown once, when it was
 * made, to the page that made it. For admins.
 */
final class AccessPanel extends Div {

  private static final String KEY_ID = "new-key";
  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("access.key"),
          Tags.Column.text("word.role"),
          new Tags.Column("access.made", "fixed narrow-off"),
          Tags.Column.text("word.state"));

  private final Passwords passwords;
  private final Doorkeeper doorkeeper;
  private final HtmlContainer state = Tags.text("p", "muted", "…");
  private final Input password = new Input();
  private final HoldButton remove =
      new HoldButton(
          Words.of("access.remove-password"), HoldButton.Kind.HALT, this::removePassword);
  private final Input name = new Input();
  private final HtmlContainer role = Tags.of("select", "");
  private final Div made = new Div();
  private final Div keys = new Div();
  private final AtomicInteger given = new AtomicInteger();
  private int read = -1;
  private volatile Optional<Doorkeeper.NewKey> fresh = Optional.empty();

  AccessPanel(Passwords passwords, Doorkeeper doorkeeper) {
    this.passwords = passwords;
    this.doorkeeper = doorkeeper;
    addClassName("wide");
    password.setType("password");
    password.getElement().setAttribute("autocomplete", "new-password");
    password.getElement().setAttribute("aria-label", Words.of("access.new-password"));
    remove.names(
        "", Words.of("access.remove-password.confirm"), Words.of("access.remove-password.effect"));
    name.getElement().setAttribute("aria-label", Words.of("access.key-name"));
    name.setPlaceholder(Words.of("access.key-name-hint"));
    role.getElement().setAttribute("aria-label", Words.of("access.key-role"));
    role.getElement().addPropertyChangeListener("value", "change", event -> {});
    for (Role one : Role.values()) {
      HtmlContainer option = Tags.text("option", "", Format.words(one));
      option.getElement().setAttribute("value", one.name());
      role.add(option);
    }
    keys.addClassNames("dense", "after");
    add(
        Tags.panel(
            "",
            Words.of("access.password"),
            state,
            Tags.of(
                "div",
                "row after",
                password,
                button(Words.of("access.set-password"), this::setPassword)),
            Tags.of("div", "row after", remove)),
        Tags.panel(
            "",
            Words.of("access.keys"),
            Tags.text("p", "muted", Words.of("access.keys-help")),
            Tags.of(
                "div", "row after", name, role, button(Words.of("access.make-key"), this::makeKey)),
            made,
            keys));
  }

  private static NativeButton button(String text, Runnable does) {
    NativeButton button = new NativeButton(text, event -> does.run());
    button.addClassName("act");
    return button;
  }

  private void setPassword() {
    String text = password.getValue();
    password.clear();
    order(
        "SET_PASSWORD",
        actor -> {
          passwords.set(actor, text);
          return Words.of("access.password-set");
        });
  }

  private void removePassword() {
    order(
        "REMOVE_PASSWORD",
        actor ->
            passwords.clear(actor)
                ? Words.of("access.password-removed")
                : Words.of("access.no-password"));
  }

  private void makeKey() {
    String called = name.getValue().strip();
    Role wanted = Role.valueOf(role.getElement().getProperty("value", Role.VIEWER.name()));
    name.clear();
    order(
        "MAKE_KEY",
        actor -> {
          fresh = Optional.of(doorkeeper.create(actor, called, wanted));
          return Words.of("access.key-made", called, Format.words(wanted));
        });
  }

  private void revoke(KeyRecord key) {
    order(
        "REVOKE_KEY",
        actor ->
            doorkeeper.revoke(actor, key.id())
                ? Words.of("access.revoked-now", key.name())
                : Words.of("access.revoked-before", key.name()));
  }

  private void order(String what, Function<Actor, String> work) {
    CurrentActor.find()
        .ifPresent(
            actor ->
                MainLayout.of(this)
                    .ifPresent(
                        layout ->
                            layout.order(
                                what,
                                () -> {
                                  try {
                                    return work.apply(actor);
                                  } finally {
                                    given.incrementAndGet();
                                  }
                                })));
  }

  /** Two statements when opened and after each change made here. */
  Runnable read(Actor actor) {
    int now = given.get();
    if (read == now) {
      return () -> {};
    }
    boolean isSet = passwords.isSet();
    List<KeyRecord> all = doorkeeper.list(actor);
    read = now;
    return () -> show(isSet, all);
  }

  private void show(boolean isSet, List<KeyRecord> all) {
    state.setText(
        isSet
            ? Words.of("access.password-is-set")
            : Words.of("access.password-not-set", Passwords.CHARS_MIN));
    remove.setEnabled(isSet);
    made.removeAll();
    fresh.ifPresent(this::showOnce);
    Map<String, List<Component>> rows = new LinkedHashMap<>();
    all.forEach(key -> rows.put(key.id(), row(key)));
    Steady.show(
        keys, rows.isEmpty() ? Tags.empty(Words.of("access.no-keys")) : Tags.keyed(COLUMNS, rows));
  }

  private void showOnce(Doorkeeper.NewKey key) {
    HtmlContainer text = Tags.text("code", "mono", key.key());
    text.setId(KEY_ID);
    HtmlContainer copy = Tags.copy(KEY_ID);
    made.add(
        Tags.of(
            "div",
            "notice after",
            Tags.text("p", "", Words.of("access.shown-once", key.name())),
            text,
            Tags.of("div", "row", copy, button(Words.of("access.done"), this::forget))));
  }

  private void forget() {
    fresh = Optional.empty();
    made.removeAll();
  }

  private List<Component> row(KeyRecord key) {
    return List.of(
        Tags.span("", key.name()),
        Tags.span("", Format.words(key.role())),
        Tags.span("", Format.time(key.createdAt())),
        key.revokedAt()
            .<Component>map(
                at -> Tags.span("muted", Words.of("access.revoked-at", Format.time(at))))
            .orElseGet(() -> revoking(key)));
  }

  private HoldButton revoking(KeyRecord key) {
    HoldButton button =
        new HoldButton(Words.of("access.revoke"), HoldButton.Kind.FLATTEN, () -> revoke(key));
    button.names(
        key.name(),
        Words.of("access.revoke.confirm", key.name()),
        Words.of("access.revoke.effect"));
    return button;
  }
}
