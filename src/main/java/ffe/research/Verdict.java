package ffe.research;

/** What can be said of the best of many. */
public enum Verdict {
  NOTHING_TO_CHOOSE,
  LOSES,
  TOO_FEW_TO_TELL,
  OVERFITTED,
  NO_BETTER_THAN_CHANCE,
  UNLIKELY_LUCK_ALONE
}
