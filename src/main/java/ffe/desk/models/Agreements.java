package ffe.desk.models;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** How often voters had the view that was decided. */
public interface Agreements {

  /** Views of a voter, and those that were what was decided. */
  record Agreement(long views, long agreed) {}

  /** By voter, of decisions written since an instant; those without a view are absent. */
  SortedMap<String, Agreement> since(Instant written, List<String> voters);

  /** Decisions written since an instant that one of them was asked for. */
  long decisions(Instant written, List<String> voters);
}
