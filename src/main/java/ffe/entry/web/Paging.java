package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes to older rows and back to the newest. */
final class Paging extends HtmlContainer {

  /** The name in a page's address of where its rows go on. */
  static final String CURSOR = "cursor";

  private final NativeButton newest;
  private final NativeButton older;
  private Optional<String> next = Optional.empty();

  Paging(Consumer<Optional<String>> go) {
    super("div");
    addClassNames("row", "end", "after");
    newest = button(Words.of("word.newest"), () -> go.accept(Optional.empty()));
    older = button(Words.of("word.older"), () -> go.accept(next));
    newest.setEnabled(false);
    older.setEnabled(false);
    add(newest, older);
  }

  private static NativeButton button(String text, Runnable does) {
    NativeButton button = new NativeButton(text, event -> does.run());
    button.addClassName("act");
    return button;
  }

  void show(boolean isFirst, Optional<String> nextCursor) {
    next = nextCursor;
    newest.setEnabled(!isFirst);
    older.setEnabled(next.isPresent());
  }
}
