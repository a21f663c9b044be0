package ffe.adapter.liberty;

import ffe.council.Asker;
import ffe.council.LanguageModel;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** The engine's own way of asking models, for whoever measures it. */
public final class Askers {

  private Askers() {}

  public static Asker of(List<LanguageModel> models, ExecutorService executor) {
    return new ManagedAsker(models, executor);
  }
}
