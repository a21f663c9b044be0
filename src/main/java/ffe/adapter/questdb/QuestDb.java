package ffe.adapter.questdb;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks QuestDB and writes to it, over HTTP. Each call ends within {@link #limit}. One thread. */
final class QuestDb {

  /** Of an answer: the newest rows of a few hundred lanes, or why something was not taken. */
  static final int BYTES_MAX = 1_000_000;

  private static final int WORDS_MAX = 200;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(3);

  private final QuestDbPlace place;
  private final Duration limit;
  private final HttpClient http;

  private record Answer(int status, String body) {}

  /**
   * @param limit of one call, to the last byte of its answer
   */
  QuestDb(QuestDbPlace place, Duration limit) {
    this.place = place;
    this.limit = limit;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_MAX)
            .build();
  }

  /** All of the lines or none of a table's; taken when it returns. */
  void write(String lines) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(place.at("/write?precision=u"))
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(lines));
    Answer answer = sent(request);
    if (answer.status() != 204) {
      throw failure(answer);
    }
  }

  /** The rows of the answer, each value as text, null as the empty one. */
  List<List<String>> ask(String sql) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                place.at("/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8)))
            .header("Accept", "application/json")
            .GET();
    Answer answer = sent(request);
    if (answer.status() != 200) {
      throw failure(answer);
    }
    JsonObject told =
        json(answer).orElseThrow(() -> QuestDbException.away("it answers what is not JSON"));
    try {
      if (told.containsKey("ddl")) {
        return List.of();
      }
      return told.getJsonArray("dataset").getValuesAs(QuestDb::row);
    } catch (ClassCastException | NullPointerException e) {
      throw QuestDbException.away("it answers what is no answer of QuestDB");
    }
  }

  private static List<String> row(JsonValue value) {
    return ((JsonArray) value).stream().map(QuestDb::text).toList();
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string
        ? string.getString()
        : value.equals(JsonValue.NULL) ? "" : value.toString();
  }

  private Answer sent(HttpRequest.Builder request) {
    place.authorization().ifPresent(known -> request.header("Authorization", known));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(
            request.timeout(limit).build(),
            head ->
                BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(b -> keep(body, b))));
    try {
      int status = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (body.size() > BYTES_MAX) {
        throw QuestDbException.away("it answers with more than " + BYTES_MAX + " bytes");
      }
      return new Answer(status, body.toString(StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      throw QuestDbException.away("no whole answer within " + limit.toMillis() + " ms");
    } catch (ExecutionException e) {
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      throw QuestDbException.away("it cannot be reached: " + cause.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw QuestDbException.away("interrupted");
    } finally {
      // what still comes is not read
      answer.cancel(true);
    }
  }

  /** What is beyond the limit is not kept; that it came is. */
  private static void keep(ByteArrayOutputStream body, byte[] part) {
    if (body.size() <= BYTES_MAX) {
      body.writeBytes(part);
    }
  }

  private static QuestDbException failure(Answer answer) {
    String words = "it answers with HTTP status " + answer.status() + said(answer);
    // who is not let in will not do better with something else
    return answer.status() == 400 ? QuestDbException.refused(words) : QuestDbException.away(words);
  }

  /** Its words, without what it was sent. */
  private static String said(Answer answer) {
    String words =
        json(answer)
            .map(told -> told.getString("error", told.getString("message", "")))
            .orElse("")
            .replaceAll("[\\p{Cntrl}\\s]+", " ")
            .strip();
    return words.isEmpty() ? "" : ": " + words.substring(0, Math.min(words.length(), WORDS_MAX));
  }

  private static Optional<JsonObject> json(Answer answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return Optional.of(reader.readObject());
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
