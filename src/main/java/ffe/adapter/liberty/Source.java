package ffe.adapter.liberty;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Typed reading of settings, each with its default and its range; what is out of it is refused. */
final class Source {
  private final Function<String, Optional<String>> lookup;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * @param lookup the configured text of a key, empty where nothing is configured
   */
  Source(Function<String, Optional<String>> lookup) {
    this.lookup = lookup;
  }

  /** Every key that was read, which is every key there is. */
  Set<String> keys() {
    return asked;
  }

  Optional<String> text(String key) {
    asked.add(key);
    return lookup.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  String text(String key, String fallback) {
    return text(key).orElse(fallback);
  }

  int whole(String key, int fallback, int least, int most) {
    String text = text(key, Integer.toString(fallback));
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw refusal(key, text, "a whole number from " + least + " to " + most, e);
    }
    throw new Refusal(key, text, "a whole number from " + least + " to " + most);
  }

  BigDecimal decimal(String key, String fallback, String least, String most) {
    String text = text(key, fallback);
    String range = "a decimal number from " + least + " to " + most;
    // Bounded before it is parsed: 1e999999999 would be accepted and then take all memory.
    if (!text.matches("-?[0-9]{1,15}([.][0-9]{1,12})?")) {
      throw new Refusal(key, text, range);
    }
    BigDecimal value = new BigDecimal(text);
    if (value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0) {
      throw new Refusal(key, text, range);
    }
    return value;
  }

  boolean yes(String key, boolean fallback) {
    return oneOf(key, Boolean.toString(fallback), List.of("true", "false")).equals("true");
  }

  String oneOf(String key, String fallback, List<String> allowed) {
    String text = text(key, fallback).toLowerCase(Locale.ROOT);
    if (!allowed.contains(text)) {
      throw new Refusal(key, text, String.join(", ", allowed));
    }
    return text;
  }

  List<String> list(String key) {
    return Arrays.stream(text(key, "").split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toUnmodifiableList());
  }

  URI address(String key, String fallback, String scheme) {
    String text = text(key, fallback);
    String allowed = scheme + "s:// anywhere, " + scheme + ":// on this machine only";
    try {
      URI uri = URI.create(text);
      String host = Optional.ofNullable(uri.getHost()).orElse("");
      boolean secure = (scheme + "s").equals(uri.getScheme()) && !host.isEmpty();
      if (secure || (scheme.equals(uri.getScheme()) && Hosts.isLoopback(host))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw refusal(key, text, allowed, e);
    }
    throw new Refusal(key, text, allowed);
  }

  /** The key itself, or the file that {@code key.file} names. */
  Optional<Secret> secret(String key) {
    Optional<String> direct = text(key);
    String fileKey = key + ".file";
    Optional<String> file = text(fileKey);
    if (direct.isPresent() || file.isEmpty()) {
      return direct.map(Secret::new);
    }
    try {
      return Optional.of(new Secret(Files.readString(Path.of(file.get())).strip()));
    } catch (IOException | RuntimeException e) {
      throw refusal(fileKey, file.get(), "a file this process can read", e);
    }
  }

  private static Refusal refusal(String key, String text, String allowed, Exception cause) {
    Refusal refusal = new Refusal(key, text, allowed);
    refusal.initCause(cause);
    return refusal;
  }
}
