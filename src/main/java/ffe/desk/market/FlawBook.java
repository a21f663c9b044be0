package ffe.desk.market;

import ffe.desk.RowPage;
import ffe.market.DataFlaw;
import java.time.Instant;
import java.util.List;

/** Where flaws are kept for a while. */
public interface FlawBook {

  /** Keeps flaws in their order, and forgets those that were heard before an instant. */
  void keep(List<DataFlaw> flaws, Instant forgetBefore);

  /** Those asked for, the last kept first. */
  RowPage<DataFlaw> page(FlawQuery query);
}
