package ffe.desk.models;

import ffe.council.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Who could be asked. */
public interface Roster {

  /**
   * One vendor's model.
   *
   * @param title the vendor as people call it
   * @param price empty for one that costs nothing or of which none is known
   * @param absent why it has no vote; empty where it has one
   */
  record Entry(
      String provider,
      String title,
      String model,
      Optional<Price> price,
      Optional<String> absent) {}

  /** All that the engine knows how to ask. */
  List<Entry> entries();

  /** USD that paid models may cost in a day. */
  BigDecimal dailyBudget();
}
