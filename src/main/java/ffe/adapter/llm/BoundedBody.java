package ffe.adapter.llm;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects a body up to a number of bytes; one that is longer is broken off there. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

  /** The body is longer than it may be. */
  static final class TooLarge extends RuntimeException {
    TooLarge(int bytesMax) {
      super("more than " + bytesMax + " bytes");
    }
  }

  private final int bytesMax;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private volatile Flow.Subscription subscription = Nothing.YET;

  private enum Nothing implements Flow.Subscription {
    YET;

    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  BoundedBody(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      if (part.remaining() > bytesMax - bytes.size()) {
        subscription.cancel();
        body.completeExceptionally(new TooLarge(bytesMax));
        return;
      }
      byte[] copy = new byte[part.remaining()];
      part.get(copy);
      bytes.writeBytes(copy);
    }
  }

  @Override
  public void onError(Throwable error) {
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
