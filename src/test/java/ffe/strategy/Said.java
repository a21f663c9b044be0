package ffe.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ffe.decision.Action;
import ffe.decision.Analyst;
import ffe.decision.Opinion;
import ffe.money.Price;
import ffe.observation.Observation;
import ffe.observation.Scene;

/** What an analyst said about a scene, for short assertions. */
final class Said {

  private final Opinion opinion;

  private Said(Opinion opinion) {
    this.opinion = opinion;
  }

  static Said by(Analyst analyst, Scene scene) {
    return by(analyst, scene.observe());
  }

  static Said by(Analyst analyst, Observation seen) {
    Opinion opinion = analyst.opine(seen);
    assertThat(opinion.analyst()).isEqualTo(analyst.name());
    return new Said(opinion);
  }

  private Opinion.View view(Action action, String reason) {
    assertThat(opinion).isInstanceOf(Opinion.View.class);
    Opinion.View view = (Opinion.View) opinion;
    assertThat(view.action()).as("%s", view).isEqualTo(action);
    assertThat(view.reason()).as("%s", view).isEqualTo(reason);
    return view;
  }

  Said buys(String reason, double probability, String stop, String target) {
    Opinion.View view = view(Action.BUY, reason);
    assertThat(view.probability().value()).isCloseTo(probability, within(5e-5));
    assertThat(view.stop()).contains(Price.of(stop));
    assertThat(view.target()).contains(Price.of(target));
    return this;
  }

  Said sells(String reason, double probability) {
    Opinion.View view = view(Action.SELL, reason);
    assertThat(view.probability().value()).isCloseTo(probability, within(5e-5));
    assertThat(view.stop()).isEmpty();
    assertThat(view.target()).isEmpty();
    return this;
  }

  Said holds(String reason, double probability) {
    Opinion.View view = view(Action.HOLD, reason);
    assertThat(view.probability().value()).isEqualTo(probability);
    return this;
  }

  Said abstains(String reason, String detail) {
    assertThat(opinion).isInstanceOf(Opinion.Abstention.class);
    assertThat(opinion.reason()).isEqualTo(reason);
    assertThat(((Opinion.Abstention) opinion).detail()).isEqualTo(detail);
    return this;
  }

  Said because(String sentence) {
    assertThat(((Opinion.View) opinion).reasoning()).isEqualTo(sentence);
    return this;
  }

  Said unless(String sentence) {
    assertThat(((Opinion.View) opinion).wouldChangeMind()).isEqualTo(sentence);
    return this;
  }
}
