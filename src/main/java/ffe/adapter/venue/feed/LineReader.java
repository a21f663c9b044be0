package ffe.adapter.venue.feed;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * Hands the lines of an HTTP answer on as they come, each within a bound. Its body is there when
 * the answer is over, and says why where that is our doing.
 */
final class LineReader implements HttpResponse.BodySubscriber<Optional<String>> {

  private final int bytesMax;
  private final Consumer<String> lines;
  private final CompletableFuture<Optional<String>> end = new CompletableFuture<>();
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private volatile Optional<Flow.Subscription> subscription = Optional.empty();
  private volatile boolean isCancelled;

  LineReader(int bytesMax, Consumer<String> lines) {
    this.bytesMax = bytesMax;
    this.lines = lines;
  }

  @Override
  public CompletionStage<Optional<String>> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = Optional.of(given);
    if (isCancelled) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      while (buffer.hasRemaining() && !isCancelled) {
        take(buffer);
      }
    }
    subscription.ifPresent(s -> s.request(1));
  }

  /** Up to the end of a line, or of the buffer. */
  private void take(ByteBuffer buffer) {
    ByteBuffer rest = buffer.slice();
    int length = 0;
    while (length < rest.limit() && rest.get(length) != '\n') {
      length++;
    }
    if (part.size() + length > bytesMax) {
      end.complete(Optional.of("a message above " + bytesMax + " characters"));
      cancel();
      return;
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    part.writeBytes(bytes);
    if (buffer.hasRemaining()) {
      buffer.get();
      line();
    }
  }

  private void line() {
    String text = part.toString(StandardCharsets.UTF_8);
    part.reset();
    lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    if (part.size() > 0) {
      line();
    }
    end.complete(Optional.empty());
  }

  /** No line is handed on after the one that is. */
  void cancel() {
    isCancelled = true;
    subscription.ifPresent(Flow.Subscription::cancel);
  }
}
