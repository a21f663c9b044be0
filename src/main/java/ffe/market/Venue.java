package ffe.market;

import java.util.regex.Pattern;

/** A trading venue or recorded source, by its short upper-case name: {@code KRAKEN}. */
public record Venue(String name) {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,19}");

  public Venue {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("a venue is 2 to 20 capitals or digits: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
