package ffe.entry.rest;

import ffe.desk.RiskDesk;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A change of the policy as it is asked for: some values by their keys, why, and the version it was
 * made from, as {@code version} or as {@code If-Match}.
 */
final class RiskChange {

  static final String VERSION = "version";
  static final String REASON = "reason";

  private static final int VALUE_CHARS_MAX = 40;
  private static final Pattern TAG = Pattern.compile("\"?([1-9][0-9]{0,8})\"?");

  private RiskChange() {}

  /**
   * @param keys what may be changed here
   */
  static RiskDesk.Proposal read(InputStream text, @Nullable String ifMatch, List<String> keys) {
    Set<String> known = new TreeSet<>(keys);
    known.add(VERSION);
    known.add(REASON);
    JsonBody body = JsonBody.read(text, known);
    Map<String, String> values = new TreeMap<>();
    for (String key : keys) {
      Optional<String> value = body.text(key);
      if (value.filter(v -> v.length() > VALUE_CHARS_MAX).isPresent()) {
        throw ApiException.outOfRange(key, key + " has at most " + VALUE_CHARS_MAX + " characters");
      }
      value.ifPresent(v -> values.put(key, v));
    }
    return new RiskDesk.Proposal(
        version(body.text(VERSION), Optional.ofNullable(ifMatch)),
        values,
        body.string(REASON).orElse(""));
  }

  /** The version that something was chosen from, and nothing else. */
  static int basedOn(InputStream text, @Nullable String ifMatch) {
    JsonBody body = JsonBody.readOptional(text, new TreeSet<>(Set.of(VERSION)));
    return version(body.text(VERSION), Optional.ofNullable(ifMatch));
  }

  private static int version(Optional<String> inBody, Optional<String> inHeader) {
    Optional<Integer> said = inBody.map(RiskChange::number);
    Optional<Integer> matched = inHeader.map(RiskChange::number);
    if (said.isPresent() && matched.isPresent() && !said.equals(matched)) {
      throw ApiException.outOfRange(VERSION, "version and If-Match name two versions");
    }
    return said.or(() -> matched)
        .orElseThrow(
            () ->
                ApiException.outOfRange(
                    VERSION,
                    "version, or If-Match, is needed: the version that the change was made from"));
  }

  private static int number(String text) {
    Matcher matcher = TAG.matcher(text);
    if (!matcher.matches()) {
      throw ApiException.outOfRange(VERSION, "version is a whole number from 1");
    }
    return Integer.parseInt(matcher.group(1));
  }
}
