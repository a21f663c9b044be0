package ffe.research;

import java.util.List;
import java.util.function.Supplier;

/** Does pieces of work that need not each other; how many hands it has changes no result. */
public interface Crew {

  /** One that works in the thread that asks it. */
  Crew ALONE =
      new Crew() {
        @Override
        public int size() {
          return 1;
        }

        @Override
        public <T> List<T> all(List<Supplier<T>> work) {
          return work.stream().map(Supplier::get).toList();
        }
      };

  /** Pieces it does at once. */
  int size();

  /**
   * Does all of them; what they came to stands in their order. The exception of the first in that
   * order that threw one is thrown.
   */
  <T> List<T> all(List<Supplier<T>> work);
}
