package ffe.council;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A model that answers by script and keeps what it was asked. Any thread. */
public final class ScriptedModel implements LanguageModel {

  private final String provider;
  private final Function<ModelRequest, ModelReply> script;
  private final List<ModelRequest> asked = Collections.synchronizedList(new ArrayList<>());

  public ScriptedModel(String provider, Function<ModelRequest, ModelReply> script) {
    this.provider = provider;
    this.script = script;
  }

  public static ScriptedModel saying(String provider, String raw) {
    return new ScriptedModel(provider, any -> ModelReply.of(raw, Tokens.NONE, "stop"));
  }

  public static ScriptedModel failing(String provider, String reason) {
    return new ScriptedModel(
        provider, any -> new ModelReply.Failure(reason, "It is down.", Optional.empty()));
  }

  public List<ModelRequest> asked() {
    return List.copyOf(asked);
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public String model() {
    return provider + "-1";
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    asked.add(request);
    return script.apply(request);
  }
}
