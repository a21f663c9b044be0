package ffe.optimization;

import java.math.BigDecimal;

/** What parameters are set to, by name. */
public interface Values {

  /**
   * @throws IllegalArgumentException where there is no number of this name
   */
  BigDecimal number(String name);

  /**
   * @throws IllegalArgumentException where there is no word of this name
   */
  String word(String name);
}
