package ffe.desk.models;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** How often voters had the view that was decided. */
public interface Agreements {

  /** Views of a voter, and those that were what was decided. */
  record Agreement(long views, long agreed) {}

  /**
   * By voter, of decisions written since an instant; those without a view are absent. What was
   * argued as told in a debate is no view.
   */
  SortedMap<String, Agreement> since(Instant written, List<String> voters);

  /**
   * What a judge did with the debates in which all three had a view.
   *
   * @param held debates in which its own view was HOLD
   * @param heldAgainst those of them in which the surer side wanted to act: bull or bear said BUY
   *     or SELL with a higher probability than the other side's; as sure as each other is not one
   */
  record Habit(String judge, long debates, long held, long heldAgainst) {

    /** Debates below which a share tells nothing. */
    public static final int ENOUGH = 30;

    /** Whether there are too few to tell. */
    public boolean isThin() {
      return debates < ENOUGH;
    }
  }

  /** Of decisions written since an instant, by the judges' names; advice counts too. */
  List<Habit> judges(Instant written);

  /** Decisions written since an instant that one of them was asked for. */
  long decisions(Instant written, List<String> voters);
}
