package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import ffe.desk.Actor;
import ffe.desk.Doorkeeper;
import ffe.desk.KeyStore.KeyRecord;
import ffe.desk.Passwords;
import ffe.desk.Role;
import java.util.List;
import java.util.Locale;
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
          Tags.Column.text("Key"),
          Tags.Column.text("Role"),
          new Tags.Column("Made", "fixed narrow-off"),
          Tags.Column.text("State"));

  private final Passwords passwords;
  private final Doorkeeper doorkeeper;
  private final HtmlContainer state = Tags.text("p", "muted", "…");
  private final Input password = new Input();
  private final HoldButton remove =
      new HoldButton("Remove the password", HoldButton.Kind.HALT, this::removePassword);
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
    password.getElement().setAttribute("aria-label", "New web password");
    remove.names("", "Remove the web password?", "The next start gives out a login link again.");
    name.getElement().setAttribute("aria-label", "Name of the new key");
    name.setPlaceholder("name of the program");
    role.getElement().setAttribute("aria-label", "Role of the new key");
    role.getElement().addPropertyChangeListener("value", "change", event -> {});
    for (Role one : Role.values()) {
      HtmlContainer option = Tags.text("option", "", Format.words(one.name()));
      option.getElement().setAttribute("value", one.name());
      role.add(option);
    }
    keys.addClassNames("dense", "after");
    add(
        Tags.panel(
            "",
            "Web password",
            state,
            Tags.of("div", "row after", password, button("Set password", this::setPassword)),
            Tags.of("div", "row after", remove)),
        Tags.panel(
            "",
            "Access keys",
            Tags.text(
                "p",
                "muted",
                "For programs and the command line, sent as a bearer key. A viewer reads, a trader"
                    + " also tells the agent, an admin also lifts halts and manages keys. A person"
                    + " may log in with one too, and has its role until it is revoked."),
            Tags.of("div", "row after", name, role, button("Make a key", this::makeKey)),
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
          return "browsers log in with it from now on; login links are void";
        });
  }

  private void removePassword() {
    order(
        "REMOVE_PASSWORD",
        actor ->
            passwords.clear(actor)
                ? "the next start gives out a login link again"
                : "there was none");
  }

  private void makeKey() {
    String called = name.getValue().strip();
    Role wanted = Role.valueOf(role.getElement().getProperty("value", Role.VIEWER.name()));
    name.clear();
    order(
        "MAKE_KEY",
        actor -> {
          fresh = Optional.of(doorkeeper.create(actor, called, wanted));
          return called + ", " + wanted.name().toLowerCase(Locale.ROOT) + "; copy it below";
        });
  }

  private void revoke(KeyRecord key) {
    order(
        "REVOKE_KEY",
        actor ->
            doorkeeper.revoke(actor, key.id())
                ? key.name() + " opens nothing any more"
                : key.name() + " was revoked before");
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
            ? "A password is set. Login links are void."
            : "No password is set: each start prints a login link that works once. From "
                + Passwords.CHARS_MIN
                + " characters on.");
    remove.setEnabled(isSet);
    made.removeAll();
    fresh.ifPresent(this::showOnce);
    keys.removeAll();
    keys.add(
        all.isEmpty()
            ? Tags.empty("No key was made yet.")
            : Tags.table(COLUMNS, all.stream().map(this::row).toList()));
  }

  private void showOnce(Doorkeeper.NewKey key) {
    HtmlContainer text = Tags.text("code", "mono", key.key());
    text.setId(KEY_ID);
    HtmlContainer copy = new HtmlContainer("ffe-copy");
    copy.getElement().setAttribute("from", KEY_ID);
    made.add(
        Tags.of(
            "div",
            "notice after",
            Tags.text("p", "", key.name() + " is shown now and never again:"),
            text,
            Tags.of("div", "row", copy, button("Done", this::forget))));
  }

  private void forget() {
    fresh = Optional.empty();
    made.removeAll();
  }

  private List<Component> row(KeyRecord key) {
    return List.of(
        Tags.span("", key.name()),
        Tags.span("", Format.words(key.role().name())),
        Tags.span("", Format.time(key.createdAt())),
        key.revokedAt()
            .<Component>map(at -> Tags.span("muted", "revoked " + Format.time(at)))
            .orElseGet(() -> revoking(key)));
  }

  private HoldButton revoking(KeyRecord key) {
    HoldButton button = new HoldButton("Revoke", HoldButton.Kind.FLATTEN, () -> revoke(key));
    button.names(
        key.name(),
        "Revoke the key " + key.name() + "?",
        "Programs that use it are refused at once. It cannot be undone.");
    return button;
  }
}
