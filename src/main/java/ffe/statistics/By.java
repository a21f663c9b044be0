package ffe.statistics;

import java.util.List;

/** What trades can be grouped by. */
public enum By {
  SIDE {
    @Override
    List<String> of(Labels labels) {
      return List.of(labels.side());
    }
  },
  INSTRUMENT {
    @Override
    List<String> of(Labels labels) {
      return List.of(labels.instrument());
    }
  },
  REGIME {
    @Override
    List<String> of(Labels labels) {
      return List.of(labels.regime());
    }
  },
  HOUR {
    @Override
    List<String> of(Labels labels) {
      return List.of(labels.hour());
    }
  },
  /** A trade is in the group of each of its voters, so these groups add up to more than all. */
  VOTER {
    @Override
    List<String> of(Labels labels) {
      return labels.voters();
    }
  };

  /** The groups a trade is in. */
  abstract List<String> of(Labels labels);
}
