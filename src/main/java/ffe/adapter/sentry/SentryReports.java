package ffe.adapter.sentry;

import io.sentry.Hint;
import io.sentry.SentryClient;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A handler that sends errors of the engine's own code to Sentry, by a thread of its own. */
public final class SentryReports extends Handler {

  static final int QUEUE_MAX = 50;
  static final int EVENTS_A_MINUTE_MAX = 60;

  private static final int MILLIS_MAX = 3_000;
  private static final int CLOSING_MILLIS_MAX = 1_000;
  private static final int CAUSES_MAX = 10;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String OURS = "ffe.";

  private final SentryClient client;
  private final Redaction redaction;
  private final Function<List<Throwable>, Map<String, String>> ids;
  private final Clock clock;
  private final Runnable dropped;
  private final SimpleFormatter words = new SimpleFormatter();
  private Instant minute = Instant.EPOCH;
  private int sent;

  /**
   * What is reported, and as what.
   *
   * @param dsn where to, with the key of the project
   */
  public record Target(String dsn, String release, String environment) {}

  /**
   * @param ids of cycle and order, by what was thrown; asked by whoever logs
   * @param dropped called once for each error that is not sent
   */
  public SentryReports(
      Target target,
      Redaction redaction,
      Function<List<Throwable>, Map<String, String>> ids,
      Clock clock,
      Runnable dropped) {
    this.redaction = redaction;
    this.ids = ids;
    this.clock = clock;
    this.dropped = dropped;
    this.client = new SentryClient(options(target));
    setLevel(Level.WARNING);
  }

  private SentryOptions options(Target target) {
    SentryOptions options = new SentryOptions();
    options.setDsn(target.dsn());
    options.setRelease("ffe@" + target.release());
    options.setEnvironment(target.environment());
    options.setMaxQueueSize(QUEUE_MAX);
    options.setConnectionTimeoutMillis(MILLIS_MAX);
    options.setReadTimeoutMillis(MILLIS_MAX);
    options.setShutdownTimeoutMillis(CLOSING_MILLIS_MAX);
    options.setMaxBreadcrumbs(0);
    options.setSendModules(false);
    options.setAttachServerName(false);
    options.setAttachStacktrace(false);
    options.setSendDefaultPii(false);
    options.addInAppInclude("ffe");
    options.setBeforeSend((event, hint) -> redacted(event));
    options.setOnDiscard(
        (reason, category, count) -> {
          for (long i = 0; i < count; i++) {
            dropped.run();
          }
        });
    return options;
  }

  @Override
  public void publish(@Nullable LogRecord line) {
    if (line == null || !isLoggable(line) || !isError(line)) {
      return;
    }
    if (!isWithinLimit()) {
      dropped.run();
      return;
    }
    try {
      client.captureEvent(event(line), null, new Hint());
    } catch (RuntimeException e) {
      // a report never stops what it reports; it is not logged either, which would come back here
      dropped.run();
    }
  }

  /** Severe, or a warning with what was thrown; logged by our code, or thrown in it. */
  private static boolean isError(LogRecord line) {
    boolean isSerious = line.getLevel().intValue() >= Level.SEVERE.intValue();
    boolean isOurs = String.valueOf(line.getLoggerName()).startsWith(OURS);
    return (isSerious || line.getThrown() != null)
        && (isOurs || causes(line).stream().anyMatch(SentryReports::isOfOurs));
  }

  private static List<Throwable> causes(LogRecord line) {
    return Stream.iterate(
            Optional.ofNullable(line.getThrown()),
            Optional::isPresent,
            thrown -> thrown.map(Throwable::getCause))
        .limit(CAUSES_MAX)
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean isOfOurs(Throwable thrown) {
    return Stream.of(thrown.getStackTrace()).anyMatch(f -> f.getClassName().startsWith(OURS));
  }

  private synchronized boolean isWithinLimit() {
    Instant now = clock.instant();
    if (!now.isBefore(minute.plus(MINUTE)) || now.isBefore(minute)) {
      minute = now;
      sent = 0;
    }
    return sent++ < EVENTS_A_MINUTE_MAX;
  }

  private SentryEvent event(LogRecord line) {
    SentryEvent event = new SentryEvent(Date.from(line.getInstant()));
    boolean isSerious = line.getLevel().intValue() >= Level.SEVERE.intValue();
    event.setLevel(isSerious ? SentryLevel.ERROR : SentryLevel.WARNING);
    event.setLogger(line.getLoggerName());
    event.setThrowable(line.getThrown());
    Message message = new Message();
    message.setFormatted(String.valueOf(words.formatMessage(line)));
    event.setMessage(message);
    ids.apply(causes(line)).forEach(event::setTag);
    return event;
  }

  /** The last hand on it, after the library has put in what it knows. */
  private SentryEvent redacted(SentryEvent event) {
    Optional.ofNullable(event.getMessage())
        .ifPresent(
            message -> {
              message.setFormatted(redaction.of(String.valueOf(message.getFormatted())));
              message.setMessage(null);
              message.setParams(null);
            });
    for (SentryException exception : Optional.ofNullable(event.getExceptions()).orElse(List.of())) {
      exception.setValue(redaction.of(String.valueOf(exception.getValue())));
    }
    event.setServerName(null);
    event.setUser(null);
    event.setRequest(null);
    event.setBreadcrumbs(null);
    event.setExtras(null);
    return event;
  }

  @Override
  public void flush() {
    client.flush(CLOSING_MILLIS_MAX);
  }

  @Override
  public void close() {
    client.close();
  }
}
