package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every venue's order book, in the venue's own words. */
public abstract class BookContract {

  private static final int DEEP = 80;

  private final VenueOrders orders = VenueOrders.of("100.50", "100.60", "0.01", DEEP);
  private Dialect.Talk talk;

  protected abstract Dialect dialect();

  protected abstract Instrument pair();

  /** Levels of each side that the venue tells. */
  protected abstract int depth();

  /** A message that tells the whole book of the pair. */
  protected abstract String whole(VenueOrders orders);

  /** The message of a change. */
  protected abstract String change(VenueOrders before, VenueOrders after);

  /** The same message of a pair that nobody asked for. */
  protected abstract String foreign(String message);

  /** Whether a message says all, whatever came before. */
  protected boolean isEachWhole() {
    return false;
  }

  /** Whatever is answered before books come. */
  protected void stands(Dialect.Talk of) {}

  @BeforeEach
  void begin() {
    talk = dialect().talk();
    talk.subscribe(List.of(pair()));
    stands(talk);
    talk.due();
  }

  private Frame booked(VenueOrders of) {
    return new Frame.Booked(
        pair(), VenueOrders.levels(of.bids(depth())), VenueOrders.levels(of.asks(depth())));
  }

  private void assertLost(List<Frame> frames, String message) {
    assertThat(frames).as(message).hasSize(1);
    assertThat(frames.get(0)).as(message).isInstanceOf(Frame.BookLost.class);
    assertThat(((Frame.BookLost) frames.get(0)).instrument()).isEqualTo(pair());
    assertThat(((Frame.BookLost) frames.get(0)).why()).isNotEmpty();
  }

  private List<String> until(Dialect.Talk of, int beatsMax) {
    for (int i = 0; i < beatsMax; i++) {
      List<String> due = of.due();
      if (!due.isEmpty()) {
        return due;
      }
    }
    return List.of();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void has_the_best_levels_as_the_venue_has_them_after_each_change(long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    VenueOrders now = orders;
    assertThat(talk.read(whole(now))).containsExactly(booked(now));
    for (int i = 0; i < 600; i++) {
      VenueOrders next = now.shaken(random);
      String message = change(now, next);
      assertThat(talk.read(message)).as(i + ": " + message).containsExactly(booked(next));
      now = next;
    }
  }

  @Test
  void keeps_nine_decimals() {
    VenueOrders fine = VenueOrders.of("0.123456788", "0.123456789", "0.000000001", DEEP);

    assertThat(talk.read(whole(fine))).containsExactly(booked(fine));
  }

  @Test
  void drops_a_crossed_book_and_believes_the_next_whole_one() {
    VenueOrders crossed = VenueOrders.of("100.60", "100.60", "0.01", DEEP);

    assertThat(talk.read(whole(crossed)))
        .containsExactly(new Frame.BookLost(pair(), "bids are not below asks"));
    assertThat(talk.read(whole(orders.shaken(new Random(7))))).hasSize(1);
  }

  @Test
  void passes_over_books_that_were_not_asked_for() {
    assertThat(talk.read(foreign(whole(orders)))).isEmpty();
  }

  @Test
  void loses_the_book_and_nothing_else_where_it_cannot_be_read_and_asks_again() {
    String good = whole(orders);
    String price = "100.50";
    for (String bad :
        List.of("\"fifty\"", "-5", "0", "null", "1e99", "\"NaN\"", "[]", "{}", "true")) {
      begin();
      String message = good.replaceFirst("\"?" + price + "\"?", bad);
      assertThat(message).isNotEqualTo(good);

      assertLost(talk.read(message), message);

      if (!isEachWhole()) {
        assertThat(talk.read(change(orders, orders.shaken(new Random(5))))).isEmpty();
      }
      List<String> again = until(talk, Resync.WAIT_MIN);
      assertThat(again).isNotEmpty();
      assertThat(again.get(again.size() - 1)).containsIgnoringCase("subscribe");
      assertThat(talk.read(whole(orders))).containsExactly(booked(orders));
    }
  }

  @Test
  void asks_again_ever_later_while_the_book_goes_on_being_wrong() {
    List<Integer> waits = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      talk.doubt(pair());
      int beats = 1;
      while (talk.due().isEmpty()) {
        beats++;
      }
      waits.add(beats);
    }

    assertThat(waits).containsExactly(4, 8, 16, 32, 64, 120, 120);
    for (int i = 0; i < Resync.HELD; i++) {
      assertThat(talk.due()).isEmpty();
    }
    talk.doubt(pair());
    assertThat(until(talk, Resync.WAIT_MIN)).isNotEmpty();
  }

  /** Whatever a venue sends: frames, or words about an unreadable message, and no other failure. */
  @Test
  void reads_on_whatever_is_torn_or_changed_in_a_message() {
    long seed = 20;
    Random random = new Random(seed);
    int lost = 0;
    int unreadable = 0;
    for (int i = 0; i < 1_500; i++) {
      begin();
      StringBuilder text =
          new StringBuilder(
              random.nextBoolean() ? whole(orders) : change(orders, orders.shaken(random)));
      for (int j = 0; j < 1 + random.nextInt(3); j++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
          case 1 -> text.deleteCharAt(at);
          default -> text.setLength(Math.max(1, at));
        }
      }
      try {
        List<Frame> frames = talk.read(text.toString());
        lost += frames.stream().anyMatch(Frame.BookLost.class::isInstance) ? 1 : 0;
      } catch (VenueException e) {
        unreadable++;
      }
    }
    System.out.println("seed " + seed + ": " + lost + " lost, " + unreadable + " unreadable");
    assertThat(lost).isGreaterThan(20);
    assertThat(unreadable).isGreaterThan(200);
  }
}
