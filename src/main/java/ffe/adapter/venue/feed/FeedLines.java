package ffe.adapter.venue.feed;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A venue that streams lines in the answer to a request: what is said is the path of a request for
 * all that is to be heard, and the newest one that was granted is heard. The one before is heard
 * until then, so that nothing is missed between them.
 */
final class FeedLines implements FeedWire {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private static final int OK = 200;

  /** Of a refusal, to say why. */
  private static final int WORDS_CHARS_MAX = 400;

  private final VenueLine.Parts parts;
  private final Map<String, String> headers;
  private final Ear ear;
  private Optional<Asked> heard = Optional.empty();
  private Optional<Asked> asked = Optional.empty();
  private boolean isDropped;

  private FeedLines(VenueLine.Parts parts, Map<String, String> headers, Ear ear) {
    this.parts = parts;
    this.headers = headers;
    this.ear = ear;
  }

  /** Open from the first: the first request is what connects. */
  static FeedLines connect(VenueLine.Parts parts, Map<String, String> headers, Ear ear) {
    FeedLines lines = new FeedLines(parts, headers, ear);
    ear.opened(lines);
    return lines;
  }

  @Override
  public void send(String text) {
    Asked next = new Asked();
    Optional<Asked> before;
    synchronized (this) {
      if (isDropped) {
        return;
      }
      before = asked;
      asked = Optional.of(next);
    }
    before.ifPresent(Asked::cancel);
    next.begin(text);
  }

  @Override
  public void drop() {
    Optional<Asked> first;
    Optional<Asked> second;
    synchronized (this) {
      isDropped = true;
      first = heard;
      second = asked;
      heard = Optional.empty();
      asked = Optional.empty();
    }
    first.ifPresent(Asked::cancel);
    second.ifPresent(Asked::cancel);
  }

  private void lost(String why) {
    synchronized (this) {
      if (isDropped) {
        return;
      }
    }
    drop();
    // never while our lock is held: the ear has its own, and holds it when it speaks
    ear.lost(this, why);
  }

  private synchronized boolean isHeard(Asked one) {
    return heard.filter(h -> h == one).isPresent();
  }

  /** From now on this one is heard; false where a newer one was asked for meanwhile. */
  private boolean grant(Asked one) {
    Optional<Asked> before;
    synchronized (this) {
      if (asked.filter(a -> a == one).isEmpty()) {
        return false;
      }
      before = heard;
      heard = asked;
      asked = Optional.empty();
    }
    before.ifPresent(Asked::cancel);
    return true;
  }

  private synchronized boolean giveUp(Asked one) {
    boolean isOurs = asked.filter(a -> a == one).isPresent();
    asked = asked.filter(a -> a != one);
    return isOurs;
  }

  /** One request, and what comes of it. */
  private final class Asked {

    private final StringBuilder refusal = new StringBuilder();
    private Optional<LineReader> reader = Optional.empty();
    private Optional<CompletableFuture<?>> answer = Optional.empty();
    private boolean isCancelled;

    void begin(String path) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(parts.uri().resolve(path))
              .version(HttpClient.Version.HTTP_1_1)
              .timeout(ANSWER_MAX);
      headers.forEach(request::header);
      CompletableFuture<HttpResponse<Optional<String>>> coming =
          parts.client().sendAsync(request.build(), this::read);
      synchronized (this) {
        answer = Optional.of(coming);
        if (isCancelled) {
          coming.cancel(true);
        }
      }
      CompletableFuture<?> unused = coming.whenComplete(this::ended);
    }

    private HttpResponse.BodySubscriber<Optional<String>> read(HttpResponse.ResponseInfo info) {
      boolean isGranted = info.statusCode() == OK && grant(this);
      LineReader made =
          new LineReader(
              parts.dialect().messageCharsMax(), isGranted ? this::hear : this::refuseWith);
      synchronized (this) {
        reader = Optional.of(made);
        if (isCancelled) {
          made.cancel();
        }
      }
      return made;
    }

    private void hear(String line) {
      if (isHeard(this)) {
        ear.message(FeedLines.this, line);
      }
    }

    private void refuseWith(String line) {
      if (refusal.length() < WORDS_CHARS_MAX) {
        refusal.append(line);
      }
    }

    private void ended(HttpResponse<Optional<String>> told, Throwable failure) {
      if (isHeard(this)) {
        lost(
            failure != null
                ? "the connection failed: " + FeedWire.words(failure)
                : told.body().orElse("ended by " + parts.dialect().venue()));
      } else if (giveUp(this)) {
        if (failure != null) {
          lost("cannot connect: " + FeedWire.words(failure));
        } else {
          ear.refused(FeedLines.this, told.statusCode(), VenueJson.shown(refusal.toString()));
        }
      }
    }

    synchronized void cancel() {
      isCancelled = true;
      reader.ifPresent(LineReader::cancel);
      answer.ifPresent(a -> a.cancel(true));
    }
  }
}
