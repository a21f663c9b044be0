package ffe.trading;

import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.observation.Observation;
import java.util.Comparator;
import java.util.List;

/** Asks pure analysts one after another: simulation, replay, and the reference for other panels. */
public final class SequentialPanel implements AnalystPanel {

  private final List<Analyst> analysts;

  public SequentialPanel(List<Analyst> analysts) {
    this.analysts = analysts.stream().sorted(Comparator.comparing(Analyst::name)).toList();
  }

  @Override
  public List<Opinion> ask(Observation observation) {
    return analysts.stream().map(analyst -> analyst.opine(observation)).toList();
  }
}
