package ffe.adapter.llm;

import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model that is not asked the very same twice: the answer to an equal request is the one it gave,
 * at no cost. Failures are not remembered. Any thread may call.
 */
public final class RememberedModel implements LanguageModel {

  /** Answers that are remembered; the one that was longest not asked for is forgotten. */
  static final int ANSWERS_MAX = 100;

  private final LanguageModel model;
  private final Map<ModelRequest, ModelReply> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ModelRequest, ModelReply> eldest) {
          return size() > ANSWERS_MAX;
        }
      };

  public RememberedModel(LanguageModel model) {
    this.model = model;
  }

  @Override
  public String provider() {
    return model.provider();
  }

  @Override
  public String model() {
    return model.model();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    Optional<ModelReply> known = known(request);
    if (known.isPresent()) {
      return known.get();
    }
    ModelReply reply = model.ask(request);
    if (reply instanceof ModelReply.Text) {
      remember(request, reply);
    }
    return reply;
  }

  private Optional<ModelReply> known(ModelRequest request) {
    synchronized (answers) {
      return Optional.ofNullable(answers.get(request));
    }
  }

  private void remember(ModelRequest request, ModelReply reply) {
    synchronized (answers) {
      answers.put(request, reply);
    }
  }
}
