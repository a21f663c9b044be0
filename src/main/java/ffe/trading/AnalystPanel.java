package ffe.trading;

import ffe.decision.Opinion;
import ffe.observation.Observation;
import java.util.List;

/**
 * Asks the analysts. Each answers within its own limit or abstains with a reason; the answers are
 * ordered by analyst name, never by arrival. Never throws for what an analyst does.
 */
public interface AnalystPanel {

  List<Opinion> ask(Observation observation);
}
