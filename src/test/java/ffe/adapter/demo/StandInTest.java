package ffe.adapter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.HttpModel;
import ffe.adapter.llm.Vendor;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Seat;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class StandInTest {

  private final StandIn standIn = StandIn.open();

  @AfterEach
  void close() {
    standIn.close();
  }

  private static String asked(String price, String possible, int number) {
    return "Number "
        + number
        + "\nLast price: "
        + price
        + ", 1 s old\n\n## Possible now\n"
        + possible
        + "\n\nGive your opinion.";
  }

  private ModelReply ask(String user) {
    HttpModel model =
        new HttpModel(
            HttpModel.client(),
            new Endpoint(Vendor.OLLAMA, standIn.base(), Seat.STAND_IN, Optional.empty()));
    return model.ask(
        new ModelRequest("ollama", Seat.STAND_IN, "The rules.", user, 500, Duration.ofSeconds(30)));
  }

  private static JsonObject drawn(String user) {
    return Json.createReader(new StringReader(Drawn.answer(user))).readObject();
  }

  @Test
  void the_same_prompt_gets_the_same_answer_over_the_wire_of_ollama() {
    String user = asked("905.60", "BUY, HOLD", 1);
    ModelReply.Text first = (ModelReply.Text) ask(user);
    assertThat(first.raw()).isEqualTo(Drawn.answer(user)).contains("Not a model");
    assertThat(first.finish()).isEqualTo("stop");
    assertThat(first.tokens().input()).isPositive();
    assertThat(first.tokens().output()).isPositive();
    assertThat(ask(user)).isEqualTo(first);
    assertThat(ask(asked("905.60", "BUY, HOLD", 2))).isNotEqualTo(first);
  }

  @Test
  void answers_differ_and_name_only_what_is_possible_around_the_price() {
    TreeSet<String> actions = new TreeSet<>();
    for (int i = 0; i < 300; i++) {
      JsonObject answer = drawn(asked("100.00", "BUY, SELL, HOLD", i));
      actions.add(answer.getString("action"));
      assertThat(answer.getJsonNumber("probability").bigDecimalValue())
          .isBetween(new BigDecimal("0.50"), new BigDecimal("0.89"));
      assertThat(answer.getInt("horizon_minutes")).isBetween(30, 240);
      if (answer.getString("action").equals("HOLD")) {
        assertThat(answer.isNull("stop") && answer.isNull("target")).isTrue();
        continue;
      }
      double stop = answer.getJsonNumber("stop").doubleValue();
      double target = answer.getJsonNumber("target").doubleValue();
      boolean buys = answer.getString("action").equals("BUY");
      assertThat(buys ? stop : 200 - stop).isBetween(97.5, 99.0);
      assertThat(buys ? target : 200 - target).isBetween(102.0, 105.0);
      assertThat(drawn(asked("100.00", "BUY, HOLD", i)).getString("action")).isNotEqualTo("SELL");
      assertThat(drawn(asked("100.00", "HOLD", i)).getString("action")).isEqualTo("HOLD");
    }
    assertThat(actions).containsExactly("BUY", "HOLD", "SELL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Last price: 100.00\n## Possible now",
        "Last price: 0.00\n\n## Possible now\nBUY",
        "Last price: not known\n\n## Possible now\nBUY",
        "x Last price: 100\n\n## Possible now\nBUY",
        "Last price: 100\n\n## Possible now\nbuy, EVERYTHING"
      })
  void what_names_no_price_or_no_action_is_a_hold(String user) {
    assertThat(drawn(user).getString("action")).isEqualTo("HOLD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/tags|POST|{}|404",
        "/api/chat|GET||405",
        "/api/chat|POST|not json|400",
        "/api/chat|POST|[]|400",
        "/api/chat|POST|{\"model\":\"m\",\"messages\":[],\"stream\":true}|400",
        "/api/chat|POST|{\"model\":\"m\",\"stream\":false}|400",
        "/api/chat|POST|{\"model\":7,\"messages\":[],\"stream\":false}|400",
        "/api/chat|POST|{\"model\":\"m\",\"messages\":[7],\"stream\":false}|400",
      })
  void what_is_no_chat_is_an_error_in_words(String path, String method, String body, int status)
      throws Exception {
    HttpResponse<String> answer = send(path, method, body == null ? "" : body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Json.createReader(new StringReader(answer.body())).readObject().getString("error"))
        .isNotBlank();
  }

  @Test
  void more_than_its_bound_is_not_read() throws Exception {
    assertThat(send("/api/chat", "POST", " ".repeat(StandIn.BYTES_MAX + 1)).statusCode())
        .isEqualTo(413);
  }

  private HttpResponse<String> send(String path, String method, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(standIn.base() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void it_listens_on_this_machine_only_and_is_gone_when_closed() throws Exception {
    assertThat(InetAddress.getByName(standIn.base().getHost()).isLoopbackAddress()).isTrue();
    standIn.close();
    assertThat(ask(asked("100.00", "BUY, HOLD", 1)))
        .isInstanceOfSatisfying(
            ModelReply.Failure.class, f -> assertThat(List.of("UNREACHABLE")).contains(f.reason()));
  }
}
