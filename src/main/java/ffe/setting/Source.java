package ffe.setting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Typed reading of settings; what is out of its range is refused. */
public final class Source {
  private static final Given NOBODY = new Given("", Given.Place.DEFAULT, "");

  private final Function<String, Optional<Given>> lookup;
  private final Map<String, SettingView> read = new LinkedHashMap<>();

  /**
   * @param lookup the strongest text of a name, empty where nobody gave one
   */
  public Source(Function<String, Optional<Given>> lookup) {
    this.lookup = lookup;
  }

  /** The value, or its default. */
  public <T> T get(Key<T> key) {
    Given given = given(key).orElse(NOBODY);
    String text = given.equals(NOBODY) ? key.fallback() : given.text();
    note(key, given, shown(text));
    return key.read(text).orElseThrow(() -> refusal(key, given, text));
  }

  /** Empty where nobody gave a text. */
  public <T> Optional<T> find(Key<T> key) {
    Optional<Given> given = given(key);
    note(key, given.orElse(NOBODY), given.map(g -> shown(g.text())).orElse(""));
    return given.map(g -> key.read(g.text()).orElseThrow(() -> refusal(key, g, g.text())));
  }

  /** The text itself, or what stands in the file that {@code key.file} names. */
  public Optional<Secret> secret(Key<Secret> key) {
    Optional<Given> direct = given(key);
    Optional<Given> inFile = given(key.file());
    boolean isDirect =
        direct.isPresent()
            && inFile.filter(f -> f.place().compareTo(direct.get().place()) < 0).isEmpty();
    Given given = isDirect ? direct.get() : inFile.orElse(NOBODY);
    note(key, given, given.equals(NOBODY) ? "not set" : "set");
    if (isDirect) {
      return Optional.of(key.read(given.text()).orElseThrow(() -> refusal(key, given, "(secret)")));
    }
    return inFile.map(file -> inFile(key, file));
  }

  /** Reads a setting only to refuse it. */
  @SuppressWarnings("unchecked") // no other key is of this kind
  public void check(Key<?> key) {
    if (key.kind().isSecret()) {
      secret((Key<Secret>) key);
    } else {
      find(key);
    }
  }

  private static Secret inFile(Key<Secret> key, Given given) {
    try {
      Secret secret = Secret.in(Path.of(given.text()), text -> key.read(text).isPresent());
      if (key.read(secret.reveal()).isEmpty()) {
        throw refusal(key, given, "(secret)");
      }
      return secret;
    } catch (IOException | java.nio.file.InvalidPathException e) {
      Refusal refusal = refusal(key.file(), given, given.text());
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** What these settings are and where that came from, as they were read last. */
  public List<SettingView> views(List<Key<?>> keys) {
    return keys.stream()
        .flatMap(key -> Optional.ofNullable(read.get(key.name())).stream())
        .toList();
  }

  private Optional<Given> given(Key<?> key) {
    return Stream.of(key.name(), key.alias())
        .filter(name -> !name.isEmpty())
        .flatMap(name -> lookup.apply(name).stream())
        .map(g -> new Given(g.text().strip(), g.place(), g.where()))
        .filter(g -> !g.text().isEmpty())
        .min(Comparator.comparing(Given::place));
  }

  private void note(Key<?> key, Given given, String value) {
    read.put(
        key.name(),
        new SettingView(
            key.name(),
            key.variable(),
            value,
            given.source(),
            key.fallback(),
            key.range(),
            key.meaning(),
            key.kind().isSecret()));
  }

  /** Without what an address may carry to log in with. */
  static String shown(String text) {
    return text.replaceAll("//[^/@\\s]*@", "//(secret)@")
        .replaceAll("(?i)((?:password|passwd|secret|token|key)[a-z]*=)[^&;\\s]*", "$1(secret)");
  }

  private static Refusal refusal(Key<?> key, Given given, String text) {
    String where =
        given.place() == Given.Place.FILE
            ? given.where() + " of ffe.properties"
            : given.place() == Given.Place.ENVIRONMENT ? given.where() : key.variable();
    return new Refusal(key.name(), where, shown(text), key.range());
  }
}
