package ffe.adapter.liberty;

import ffe.adapter.demo.StandIn;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.Vendor;
import ffe.council.Seat;
import ffe.setting.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The stand-in for a model, where a demonstration is wished for; it ends with the application. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Demo {

  /** Until it listens, its port is not known. */
  private static final URI SOMEWHERE_HERE = URI.create("http://127.0.0.1");

  @Inject Settings settings;

  private Optional<StandIn> standIn = Optional.empty();

  @PostConstruct
  void begin() {
    if (settings.operation().demo()) {
      standIn = Optional.of(StandIn.open());
    }
  }

  @PreDestroy
  void end() {
    standIn.ifPresent(StandIn::close);
  }

  /** It takes the place of Ollama, which must not be asked for then. */
  static Endpoint endpoint(List<Endpoint> others) {
    if (others.stream().anyMatch(e -> e.vendor() == Vendor.OLLAMA)) {
      throw new Refusal(
          "ffe.demo",
          "true",
          "false where Ollama has an address (FFE_LLM_OLLAMA_BASE_URL or OLLAMA_HOST): the"
              + " stand-in would take its place");
    }
    return new Endpoint(Vendor.OLLAMA, SOMEWHERE_HERE, Seat.STAND_IN, Optional.empty());
  }

  /** Any endpoint as it is reached. */
  Endpoint reached(Endpoint endpoint) {
    return endpoint.vendor() == Vendor.OLLAMA
        ? standIn
            .map(s -> new Endpoint(endpoint.vendor(), s.base(), endpoint.model(), endpoint.key()))
            .orElse(endpoint)
        : endpoint;
  }
}
