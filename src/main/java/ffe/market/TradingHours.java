package ffe.market;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * When an instrument is traded, in hours of New York as its clocks went at the time. An instrument
 * without a calendar is traded day and night.
 */
public enum TradingHours {
  /** Sunday 17:00 to Friday 17:00. */
  FX,
  /** 9:30 to 16:00 of the days the New York Stock Exchange trades, see {@link NewYorkDays}. */
  US_EQUITIES;

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime FX_TURN = LocalTime.of(17, 0);
  private static final LocalTime BELL = LocalTime.of(9, 30);

  /** Longer than any session. */
  private static final int BACK_DAYS = 6;

  /** Longer than any time without one. */
  private static final int AHEAD_DAYS = 14;

  /** From its first instant to before its last. */
  record Session(Instant opens, Instant closes) {

    static Session of(LocalDateTime opens, LocalDateTime closes) {
      return new Session(opens.atZone(NEW_YORK).toInstant(), closes.atZone(NEW_YORK).toInstant());
    }

    boolean holds(Instant at) {
      return !at.isBefore(opens) && at.isBefore(closes);
    }
  }

  /** The session that begins on a day of New York. */
  private Optional<Session> session(LocalDate day) {
    return switch (this) {
      case FX ->
          day.getDayOfWeek() == DayOfWeek.SUNDAY
              ? Optional.of(Session.of(day.atTime(FX_TURN), day.plusDays(5).atTime(FX_TURN)))
              : Optional.empty();
      case US_EQUITIES ->
          NewYorkDays.isTraded(day)
              ? Optional.of(Session.of(day.atTime(BELL), day.atTime(NewYorkDays.close(day))))
              : Optional.empty();
    };
  }

  /** Its name outside: {@code us-equities}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<TradingHours> of(String label) {
    return Arrays.stream(values()).filter(hours -> hours.label().equals(label)).findFirst();
  }

  public boolean isOpen(Instant at) {
    return current(at).holds(at);
  }

  /** Whether it is closed all the time from one instant to before another. */
  public boolean isClosed(Instant from, Instant to) {
    return !opening(from).isBefore(to);
  }

  /** When it opens next; the instant itself where it is open. */
  public Instant opening(Instant at) {
    Session session = current(at);
    return session.holds(at) ? at : session.opens();
  }

  /** When the session that is open, or else the next one, closes. */
  public Instant closing(Instant at) {
    return current(at).closes();
  }

  /** The session of an instant, or the first after it. */
  private Session current(Instant at) {
    LocalDate day = day(at);
    for (int i = -BACK_DAYS; i <= AHEAD_DAYS; i++) {
      Optional<Session> session = session(day.plusDays(i)).filter(s -> s.closes().isAfter(at));
      if (session.isPresent()) {
        return session.get();
      }
    }
    throw new IllegalStateException(
        label() + " does not open within " + AHEAD_DAYS + " days of " + at);
  }

  private static LocalDate day(Instant at) {
    return at.atZone(NEW_YORK).toLocalDate();
  }

  /**
   * How long it was open between two instants.
   *
   * @param to not before from
   */
  public Duration open(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    LocalDate last = day(to);
    for (LocalDate day = day(from).minusDays(BACK_DAYS);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      sum = sum.plus(session(day).map(s -> within(s, from, to)).orElse(Duration.ZERO));
    }
    return sum;
  }

  private static Duration within(Session session, Instant from, Instant to) {
    Instant begin = session.opens().isAfter(from) ? session.opens() : from;
    Instant end = session.closes().isBefore(to) ? session.closes() : to;
    return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
  }
}
