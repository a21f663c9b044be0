package ffe.adapter.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/** The model of one endpoint: one request a call, sent once. Any thread may call. */
public final class HttpModel implements LanguageModel {

  /** More than an engine has; what is beyond is set up for each call. */
  private static final int MANNERS_MAX = 16;

  private static final int LINES_MAX = 4;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  private final HttpClient http;
  private final Endpoint endpoint;
  private final Map<Manner, Queue<Line>> manners = new ConcurrentHashMap<>();

  /**
   * @param http as {@link #client} makes one; shared by all endpoints
   */
  public HttpModel(HttpClient http, Endpoint endpoint) {
    this.http = http;
    this.endpoint = endpoint;
  }

  /** HTTP/1.1, without redirects; connections are kept. */
  public static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT_MAX)
        .build();
  }

  /** The vendor as people call it. */
  String title() {
    return endpoint.vendor().title();
  }

  @Override
  public String provider() {
    return endpoint.vendor().id();
  }

  @Override
  public String model() {
    return endpoint.model();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    if (!request.provider().equals(provider()) || !request.model().equals(model())) {
      throw new IllegalArgumentException(
          request.model() + " of " + request.provider() + " is not asked at " + this);
    }
    Manner manner = Manner.of(request);
    Line line =
        Optional.ofNullable(idle(manner).poll())
            .orElseGet(() -> Line.of(endpoint, manner, new Wire(http, endpoint)));
    ModelReply reply = ask(line, request);
    if (reply instanceof ModelReply.Text) {
      idle(manner).offer(line);
    }
    return reply;
  }

  /** Lines that wait for a call. One whose call failed is not among them. */
  private Queue<Line> idle(Manner manner) {
    return manners.size() < MANNERS_MAX || manners.containsKey(manner)
        ? manners.computeIfAbsent(manner, m -> new ArrayBlockingQueue<>(LINES_MAX))
        : new ArrayBlockingQueue<>(1);
  }

  private ModelReply ask(Line line, ModelRequest request) {
    Wire wire = line.wire();
    wire.begin(request.limit());
    Form form = endpoint.vendor().form();
    try {
      String text =
          Optional.ofNullable(line.chat().chat(messages(request)).aiMessage().text()).orElse("");
      JsonObject answer = wire.answer().orElseThrow();
      return text.isBlank()
          ? Troubles.empty(endpoint.vendor(), "it ended with '" + form.finish(answer) + "'")
          : ModelReply.of(text, form.tokens(answer), form.finish(answer));
    } catch (CallFailure e) {
      return e.failure();
    } catch (RuntimeException e) {
      if (wire.answer().isEmpty()) {
        throw e;
      }
      return Troubles.of(
          Troubles.MALFORMED,
          endpoint.vendor().title() + "'s answer is not of the form it should have");
    }
  }

  private static List<ChatMessage> messages(ModelRequest request) {
    List<ChatMessage> messages = new ArrayList<>();
    if (!request.system().isBlank()) {
      messages.add(SystemMessage.from(request.system()));
    }
    messages.add(UserMessage.from(request.user()));
    return messages;
  }

  @Override
  public String toString() {
    return model() + " of " + provider();
  }
}
