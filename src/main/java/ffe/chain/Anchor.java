package ffe.chain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a chain was at some moment, kept where the database's owner cannot change it. One line.
 *
 * @param day in UTC, of the last link
 * @param links of that day up to the last one
 * @param root of the tree over them
 * @param number of the last link
 */
public record Anchor(
    Instant written, LocalDate day, long links, Hash root, long number, Hash link, String chain) {

  private static final String FORM = "ffe-anchor-1";

  public Anchor {
    if (links < 1 || number < links || chain.isEmpty()) {
      throw new IllegalArgumentException("an anchor is of a chain with links");
    }
  }

  public String line() {
    return FORM + " " + written + " " + day + " " + links + " " + root + " " + number + " " + link
        + " " + chain;
  }

  /**
   * @throws IllegalArgumentException if it is not such a line
   */
  public static Anchor parse(String line) {
    String[] part = line.split(" ", 8);
    try {
      if (!part[0].equals(FORM)) {
        throw new IllegalArgumentException(part[0]);
      }
      return new Anchor(
          Instant.parse(part[1]),
          LocalDate.parse(part[2]),
          Long.parseLong(part[3]),
          Hash.ofHex(part[4]),
          Long.parseLong(part[5]),
          Hash.ofHex(part[6]),
          part[7]);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a line of anchors: " + line, e);
    }
  }
}
