package ffe.statistics;

import java.util.List;

/**
 * What a trade is grouped by. Plain words, each 1 to {@link #LENGTH_MAX} characters; "none" where
 * there is nothing to say.
 *
 * @param hour of the entry, such as "09"
 * @param voters who were for it, at most {@link #VOTERS_MAX}, each once; may be empty
 */
public record Labels(
    String side, String instrument, String regime, String hour, List<String> voters) {

  static final int LENGTH_MAX = 100;
  static final int VOTERS_MAX = 100;

  public Labels {
    voters = List.copyOf(voters);
    if (voters.size() > VOTERS_MAX || voters.stream().distinct().count() < voters.size()) {
      throw new IllegalArgumentException(
          "voters of a trade: at most " + VOTERS_MAX + ", each once: " + voters.size());
    }
    checked("side", side);
    checked("instrument", instrument);
    checked("regime", regime);
    checked("hour", hour);
    voters.forEach(voter -> checked("voter", voter));
  }

  private static void checked(String what, String label) {
    if (label.isBlank() || label.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "the " + what + " of a trade has 1 to " + LENGTH_MAX + " characters: " + label.length());
    }
  }
}
