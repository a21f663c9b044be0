package ffe.setting;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A setting: all there is to know about it.
 *
 * @param alias another name that is accepted, blank without one
 * @param fallback its text where nobody gave one; blank when it is then absent
 * @param range what it may be, in words
 * @param meaning what it does, in words
 * @param reading the value of a text; empty, or an IllegalArgumentException, when out of range
 */
public record Key<T>(
    String name,
    String alias,
    String fallback,
    String range,
    String meaning,
    Kind kind,
    Function<String, Optional<T>> reading) {

  private static final String FILE = ".file";

  /** Who may see a setting, and where it can be given. */
  public enum Kind {
    /** Shown; in the environment or the file. */
    PLAIN,
    /** Never shown; in the environment or the file. */
    SECRET,
    /** Shown; in the environment only, because the server reads it before the file. */
    SERVER,
    /** Never shown; in the environment only. */
    SERVER_SECRET;

    public boolean isSecret() {
      return this == SECRET || this == SERVER_SECRET;
    }

    public boolean isForServer() {
      return this == SERVER || this == SERVER_SECRET;
    }
  }

  /** A setting with a reading of its own. */
  public static <T> Key<T> of(
      String name, String fallback, String range, Function<String, Optional<T>> reading) {
    return new Key<>(name, "", fallback, range, "", Kind.PLAIN, reading);
  }

  public static Key<String> text(String name, String fallback) {
    return of(name, fallback, "text", Optional::of);
  }

  public static Key<Integer> whole(String name, int fallback, int least, int most) {
    return of(
        name,
        Integer.toString(fallback),
        "a whole number from " + least + " to " + most,
        text ->
            Optional.of(Integer.parseInt(text)).filter(value -> value >= least && value <= most));
  }

  /** Bounded before it is parsed: 1e999999999 would be accepted and then take all memory. */
  public static Key<BigDecimal> decimal(String name, String fallback, String least, String most) {
    return of(
        name,
        fallback,
        "a decimal number from " + least + " to " + most,
        text ->
            Optional.of(text)
                .filter(t -> t.matches("-?[0-9]{1,15}([.][0-9]{1,12})?"))
                .map(BigDecimal::new)
                .filter(value -> value.compareTo(new BigDecimal(least)) >= 0)
                .filter(value -> value.compareTo(new BigDecimal(most)) <= 0));
  }

  public static Key<Boolean> yes(String name, boolean fallback) {
    return of(name, Boolean.toString(fallback), "true, false", Key::bool);
  }

  private static Optional<Boolean> bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** One of some words; upper and lower case are the same. */
  public static Key<String> oneOf(String name, String fallback, List<String> allowed) {
    return of(
        name,
        fallback,
        String.join(", ", allowed),
        text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(allowed::contains));
  }

  /** Texts with commas between them; all of them must be as {@code isRight} says. */
  public static Key<List<String>> list(
      String name, String range, java.util.function.Predicate<String> isRight) {
    return of(
        name,
        "",
        range,
        text -> Optional.of(parts(text)).filter(parts -> parts.stream().allMatch(isRight)));
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toUnmodifiableList());
  }

  public static Key<Path> path(String name, String fallback, String range) {
    return of(
        name,
        fallback,
        range,
        text -> {
          try {
            return Optional.of(Path.of(text).toAbsolutePath().normalize());
          } catch (InvalidPathException e) {
            return Optional.empty();
          }
        });
  }

  /** An address outside, encrypted unless it is this machine. */
  public static Key<URI> address(String name, String fallback, String scheme) {
    return of(
        name,
        fallback,
        scheme + "s:// anywhere, " + scheme + ":// on this machine only",
        text -> Optional.of(URI.create(text)).filter(uri -> isSafe(uri, scheme)));
  }

  private static boolean isSafe(URI uri, String scheme) {
    String host = Optional.ofNullable(uri.getHost()).orElse("");
    boolean isSecure = (scheme + "s").equals(uri.getScheme()) && !host.isEmpty();
    return isSecure || (scheme.equals(uri.getScheme()) && Hosts.isLoopback(host));
  }

  /** Something nobody may read; also taken from the file that {@code NAME.file} names. */
  public static Key<Secret> secret(String name, int charsMin) {
    String range = charsMin == 0 ? "text" : "at least " + charsMin + " characters";
    return new Key<>(
        name,
        "",
        "",
        range,
        "",
        Kind.SECRET,
        text -> Optional.of(text).filter(t -> t.length() >= charsMin).map(Secret::of));
  }

  public Key<T> means(String words) {
    return new Key<>(name, alias, fallback, range, words, kind, reading);
  }

  public Key<T> alias(String other) {
    return new Key<>(name, other, fallback, range, meaning, kind, reading);
  }

  /** The same with another default, where that depends on other settings. */
  public Key<T> otherwise(String text) {
    return new Key<>(name, alias, text, range, meaning, kind, reading);
  }

  /** The same with a range in other words, or narrower. */
  public Key<T> within(String words, java.util.function.Predicate<T> isRight) {
    return new Key<>(
        name, alias, fallback, words, meaning, kind, text -> reading.apply(text).filter(isRight));
  }

  /** Read by the server itself, before the file. */
  public Key<T> forServer() {
    Kind other = kind.isSecret() ? Kind.SERVER_SECRET : Kind.SERVER;
    return new Key<>(name, alias, fallback, range, meaning, other, reading);
  }

  /** Names the file a secret stands in. */
  Key<Path> file() {
    return new Key<>(
        name + FILE,
        alias.isEmpty() ? "" : alias + FILE,
        "",
        "a file this process can read",
        "a file that holds " + name,
        kind.isForServer() ? Kind.SERVER : Kind.PLAIN,
        text -> Optional.of(Path.of(text)));
  }

  /** All names it can be given by. */
  public List<String> names() {
    List<String> own = alias.isEmpty() ? List.of(name) : List.of(name, alias);
    return kind.isSecret()
        ? java.util.stream.Stream.concat(own.stream(), own.stream().map(n -> n + FILE)).toList()
        : own;
  }

  public String variable() {
    return variable(name);
  }

  /** A name as the environment writes it. */
  public static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Empty when the text is out of range. */
  Optional<T> read(String text) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
