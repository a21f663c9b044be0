package ffe.cli;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer, up to a limit. */
final class BoundedBody implements BodySubscriber<byte[]> {

  private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
  private final int bytesMax;
  private long bytes;
  private Flow.@Nullable Subscription coming;

  BoundedBody(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    coming = subscription;
    whole.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> some) {
    some.forEach(buffer -> bytes += buffer.remaining());
    if (bytes > bytesMax && coming != null) {
      coming.cancel();
      whole.onError(new IOException("the answer is larger than " + bytesMax + " bytes"));
    } else {
      whole.onNext(some);
    }
  }

  @Override
  public void onError(Throwable broken) {
    whole.onError(broken);
  }

  @Override
  public void onComplete() {
    whole.onComplete();
  }
}
