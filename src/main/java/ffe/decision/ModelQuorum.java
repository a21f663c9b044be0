package ffe.decision;

import java.util.List;

/**
 * How many of the models must have a view for the chosen strategy to count. With fewer the others,
 * the rules, decide by weighted vote; a model that is left does not vote among them. (why: one
 * model among rules is not the ensemble that was chosen)
 *
 * @param models names of the analysts that are models, sorted
 * @param quorum of them
 */
public record ModelQuorum(List<String> models, int quorum) {

  public ModelQuorum {
    models = models.stream().map(Wording::name).distinct().sorted().toList();
    if (quorum < 1 || quorum > models.size()) {
      throw new IllegalArgumentException(
          "a quorum of models is 1 to the " + models.size() + " there are: " + quorum);
    }
  }
}
