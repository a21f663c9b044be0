package ffe.entry.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.entry.rest.Outbox.End;
import ffe.entry.rest.Outbox.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class OutboxTest {

  private static final String WORD = "{\"type\":\"x\"}";

  private final AtomicInteger tooSlow = new AtomicInteger();
  private final Outbox outbox = new Outbox(tooSlow::incrementAndGet);
  private final Hand wire = new Hand();

  /** A wire whose other side takes a message when the test says so. */
  private static final class Hand implements Outbox.Wire {
    private final List<String> sent = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final Deque<Consumer<Sent>> open = new ArrayDeque<>();

    @Override
    public void send(String text, Consumer<Sent> done) {
      assertThat(open).as("one message at a time").isEmpty();
      sent.add(text);
      open.add(done);
    }

    @Override
    public void close(End why) {
      assertThat(open).as("not in the middle of a message").isEmpty();
      ends.add(why);
    }

    void takes(Sent how) {
      open.remove().accept(how);
    }
  }

  private void offer(int times) {
    for (int i = 0; i < times; i++) {
      outbox.offer(WORD);
    }
  }

  @Test
  void numbers_messages_and_sends_them_one_by_one() {
    offer(2);
    assertThat(wire.sent).isEmpty();
    outbox.start(wire);
    assertThat(wire.sent).containsExactly("{\"seq\":1,\"type\":\"x\"}");
    wire.takes(Sent.GONE);
    assertThat(wire.sent).hasSize(2).last().isEqualTo("{\"seq\":2,\"type\":\"x\"}");
    assertThat(outbox.isBehind()).isTrue();
    wire.takes(Sent.GONE);
    assertThat(outbox.isBehind()).isFalse();
  }

  @Test
  void closes_who_takes_too_slowly_after_the_message_on_its_way() {
    outbox.start(wire);
    offer(1 + Outbox.MESSAGES_MAX);
    assertThat(tooSlow).hasValue(0);
    offer(5);
    assertThat(tooSlow).hasValue(1);
    assertThat(wire.ends).isEmpty();
    wire.takes(Sent.GONE);
    assertThat(wire.sent).hasSize(1);
    assertThat(wire.ends).containsExactly(End.TOO_SLOW);
    assertThat(End.TOO_SLOW.code()).isEqualTo(4008);
    outbox.end(End.SERVER_STOPS);
    assertThat(wire.ends).hasSize(1);
  }

  @Test
  void bounds_the_characters_that_wait_too() {
    outbox.start(wire);
    String large = "{\"x\":\"" + "y".repeat(Outbox.CHARS_MAX / 4) + "\"}";
    outbox.offer(large);
    for (int i = 0; i < 3; i++) {
      outbox.offer(large);
    }
    assertThat(tooSlow).hasValue(0);
    outbox.offer(large);
    assertThat(tooSlow).hasValue(1);
  }

  @Test
  void room_comes_back_with_what_was_taken() {
    outbox.start(wire);
    String large = "{\"x\":\"" + "y".repeat(Outbox.CHARS_MAX / 2) + "\"}";
    for (int i = 0; i < 20; i++) {
      outbox.offer(large);
      outbox.offer(WORD);
      wire.takes(Sent.GONE);
      wire.takes(Sent.GONE);
    }
    assertThat(tooSlow).hasValue(0);
    assertThat(wire.sent).hasSize(40);
  }

  @Test
  void a_message_that_is_not_taken_in_time_is_too_slow_and_a_lost_one_is_not() {
    outbox.start(wire);
    offer(1);
    wire.takes(Sent.TIMED_OUT);
    assertThat(tooSlow).hasValue(1);
    assertThat(wire.ends).containsExactly(End.TOO_SLOW);

    Hand lost = new Hand();
    Outbox other = new Outbox(tooSlow::incrementAndGet);
    other.start(lost);
    other.offer(WORD);
    other.offer(WORD);
    lost.takes(Sent.LOST);
    other.offer(WORD);
    assertThat(lost.sent).hasSize(1);
    assertThat(lost.ends).isEmpty();
    assertThat(tooSlow).hasValue(1);
  }

  @Test
  void the_end_of_the_server_comes_before_what_waits() {
    outbox.start(wire);
    offer(3);
    outbox.end(End.SERVER_STOPS);
    wire.takes(Sent.GONE);
    assertThat(wire.sent).hasSize(1);
    assertThat(wire.ends).containsExactly(End.SERVER_STOPS);
    assertThat(tooSlow).hasValue(0);
  }
}
