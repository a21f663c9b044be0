package ffe.adapter.liberty;

import ffe.council.Asker;
import ffe.council.GaveWayException;
import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks models at the same time on the server's managed executor, each within its request's limit.
 * What is late is dropped. A server that stops refuses the work: then there is no decision at all.
 */
final class ManagedAsker implements Asker {

  private static final Logger LOG = Logger.getLogger(ManagedAsker.class.getName());

  private final SortedMap<String, LanguageModel> models = new TreeMap<>();
  private final ExecutorService executor;
  private volatile List<Future<ModelReply>> waitedFor = List.of();

  /**
   * @param models one of a provider
   */
  ManagedAsker(List<LanguageModel> models, ExecutorService executor) {
    models.forEach(model -> this.models.put(model.provider(), model));
    this.executor = executor;
  }

  @Override
  public List<ModelReply> ask(List<ModelRequest> requests) {
    long began = System.nanoTime();
    List<Future<ModelReply>> asked = new ArrayList<>();
    for (ModelRequest request : requests) {
      asked.add(executor.submit(() -> reply(request)));
    }
    waitedFor = List.copyOf(asked);
    try {
      List<ModelReply> replies = new ArrayList<>();
      for (int i = 0; i < requests.size(); i++) {
        ModelRequest request = requests.get(i);
        long left = request.limit().toNanos() - (System.nanoTime() - began);
        replies.add(answer(request, asked.get(i), left));
      }
      return List.copyOf(replies);
    } finally {
      waitedFor = List.of();
    }
  }

  @Override
  public void giveWay() {
    waitedFor.forEach(asked -> asked.cancel(true));
  }

  private ModelReply reply(ModelRequest request) {
    LanguageModel model = models.get(request.provider());
    return model == null
        ? failure("ABSENT", request.provider() + " is not configured")
        : model.ask(request);
  }

  private static ModelReply answer(ModelRequest request, Future<ModelReply> asked, long left) {
    String provider = request.provider();
    try {
      return asked.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      return failure(LATE, provider + " did not answer within " + words(request.limit()));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.log(Level.WARNING, "model of " + provider + " failed", cause);
      return failure("ERROR", cause.getClass().getSimpleName());
    } catch (CancellationException e) {
      LOG.log(Level.INFO, "{0} is not waited for: a command is to be carried out", provider);
      throw new GaveWayException("a command did not wait for " + provider);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while " + provider + " was asked");
    }
  }

  private static String words(Duration limit) {
    return limit.toSeconds() + " s";
  }

  private static ModelReply failure(String reason, String detail) {
    return new ModelReply.Failure(reason, detail, Optional.empty());
  }
}
