package ffe.entry.web;

import com.vaadin.flow.component.UI;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of the pages in the reader's language: {@code words.properties}, and a file beside it
 * for each language more. The language is that of the page ({@link UI#getLocale}); English where
 * there is none.
 *
 * <p>A text with arguments is a {@link MessageFormat} of texts: amounts and times come written by
 * {@link Format}.
 */
public final class Words {

  static final Locale ENGLISH = Locale.ENGLISH;
  static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

  /** In this order they are offered; the first is for those who read none of them. */
  static final List<Locale> LANGUAGES = List.of(ENGLISH, PORTUGUESE);

  private static final Map<Locale, ResourceBundle> BUNDLES =
      LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Words::bundle));

  /** Of a thread that works for a page without being in it. */
  private static final ThreadLocal<Optional<Locale>> READER =
      ThreadLocal.withInitial(Optional::empty);

  private Words() {}

  /** Never that of the machine, which says nothing about who reads. */
  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "ffe.entry.web.words",
        language.equals(ENGLISH) ? Locale.ROOT : language,
        Words.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The language of a reader; English for one that is not offered. */
  static Locale language(Locale reader) {
    return offered(reader).findFirst().orElse(ENGLISH);
  }

  /** The one that is offered of a reader's language, in whatever country; empty without any. */
  static Stream<Locale> offered(Locale reader) {
    return LANGUAGES.stream().filter(one -> one.getLanguage().equals(reader.getLanguage()));
  }

  /** The language of the page at work on this thread. */
  static Locale locale() {
    Optional<Locale> reader = READER.get();
    if (reader.isPresent()) {
      return reader.get();
    }
    UI page = UI.getCurrent();
    return page == null ? ENGLISH : language(page.getLocale());
  }

  /** Does some work in a language, on a thread that is no page's. */
  static <T> T in(Locale language, Supplier<T> work) {
    Optional<Locale> before = READER.get();
    READER.set(Optional.of(language));
    try {
      return work.get();
    } finally {
      if (before.isEmpty()) {
        READER.remove();
      } else {
        READER.set(before);
      }
    }
  }

  /**
   * A text.
   *
   * @throws java.util.MissingResourceException if there is none of that key
   */
  static String of(String key, Object... arguments) {
    return text(locale(), key, arguments);
  }

  /** A text in a language, for who has no page. */
  public static String text(Locale language, String key, Object... arguments) {
    String text = bundleOf(language).getString(key);
    return arguments.length == 0
        ? text
        : new MessageFormat(text, language)
            .format(Arrays.stream(arguments).map(String::valueOf).toArray());
  }

  /** A text that not every key has. */
  static Optional<String> find(String key) {
    ResourceBundle bundle = bundleOf(locale());
    return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
  }

  /** What the browser's tab says. */
  static String title(String key) {
    return of(key) + " · FFE";
  }

  private static ResourceBundle bundleOf(Locale language) {
    return Optional.ofNullable(BUNDLES.get(language(language))).orElseThrow();
  }
}
