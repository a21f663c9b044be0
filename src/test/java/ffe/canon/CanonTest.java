package ffe.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("property")
class CanonTest {

  enum Mood {
    CALM,
    LOUD
  }

  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  record Point() implements Shape {}

  record Group(List<Shape> shapes, Optional<Shape> first) implements Shape {}

  record Name(String value) {}

  record All(
      Name name,
      String text,
      long big,
      int small,
      boolean yes,
      double bits,
      BigDecimal exact,
      Mood mood,
      Instant at,
      Duration length,
      Optional<Name> maybe,
      List<Long> numbers,
      SortedMap<String, Shape> shapes) {}

  record Maybe(Optional<String> text) {}

  @Repeated
  record Rule(String name, int limit) {}

  record Ruled(Rule rule, int at) {}

  /** Counts how often it is read. */
  @Repeated
  record Watched(List<Integer> reads, int limit) {
    @Override
    public int limit() {
      READS.incrementAndGet();
      return limit;
    }
  }

  private static final AtomicInteger READS = new AtomicInteger();

  @Repeated
  record Bare(int only) {}

  record Loose(Object anything) {}

  record Grown(
      int first,
      @LeftOutWhenEmpty Optional<String> word,
      @LeftOutWhenEmpty List<Integer> list,
      @LeftOutWhenEmpty SortedMap<String, Integer> map) {}

  record Bad(int first, @LeftOutWhenEmpty String word) {}

  record Positive(int value, int other) {
    Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("positive only");
      }
    }
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      out.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
    }
    return out.toString();
  }

  private static double bits(Random random) {
    double[] odd = {
      0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, 0.1, -1e-310, Math.nextUp(1.0)
    };
    double any = Double.longBitsToDouble(random.nextLong());
    return random.nextBoolean() || !Double.isFinite(any) ? odd[random.nextInt(odd.length)] : any;
  }

  private static Shape shape(Random random, int depth) {
    int kind = random.nextInt(depth > 3 ? 2 : 3);
    if (kind == 0) {
      return new Circle(bits(random));
    } else if (kind == 1) {
      return new Point();
    }
    List<Shape> shapes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      shapes.add(shape(random, depth + 1));
    }
    return new Group(shapes, shapes.stream().findFirst());
  }

  private static All all(Random random) {
    SortedMap<String, Shape> shapes = new TreeMap<>();
    List<Long> numbers = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      shapes.put(text(random), shape(random, 0));
      numbers.add(random.nextLong());
    }
    return new All(
        new Name(text(random)),
        text(random),
        random.nextLong(),
        random.nextInt(),
        random.nextBoolean(),
        bits(random),
        new BigDecimal(new BigInteger(60, random).multiply(BigInteger.TEN).add(BigInteger.ONE), 9),
        List.of(Mood.values()).get(random.nextInt(2)),
        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
        Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000)),
        random.nextBoolean() ? Optional.of(new Name(text(random))) : Optional.empty(),
        numbers,
        shapes);
  }

  private static All golden() {
    SortedMap<String, Shape> shapes = new TreeMap<>();
    shapes.put("b", new Point());
    shapes.put("a", new Group(List.of(new Circle(0.1)), Optional.empty()));
    return new All(
        new Name("Ärger \"1\"\\\n\ud83d\ude00"),
        "",
        Long.MIN_VALUE,
        -7,
        true,
        -0.0,
        new BigDecimal("1200.50"),
        Mood.LOUD,
        Instant.parse("2013-11-27T00:00:00.100Z"),
        Duration.ofMillis(90_500),
        Optional.empty(),
        List.of(1L, -2L),
        shapes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void what_is_written_is_read_back_equal_and_written_the_same(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      All value = all(random);
      String text = Canon.write(value);
      All again = Canon.read(text, All.class);
      assertThat(again).isEqualTo(value);
      assertThat(Canon.write(again)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void a_damaged_text_is_refused_or_means_another_value(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      All value = all(random);
      StringBuilder damaged = new StringBuilder(Canon.write(value));
      int at = random.nextInt(damaged.length());
      if (random.nextBoolean()) {
        damaged.deleteCharAt(at);
      } else {
        damaged.setCharAt(at, "0\"{}[]:,\\nN-. e".charAt(random.nextInt(15)));
      }
      if (damaged.toString().equals(Canon.write(value))) {
        continue;
      }
      try {
        assertThat(Canon.read(damaged.toString(), All.class)).isNotEqualTo(value);
      } catch (CanonException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void writes_the_agreed_text() {
    String expected =
        """
        {"name":"Ärger \\"1\\"\\\\\\u000a\\ud83d\\ude00","text":"","big":-9223372036854775808,\
        "small":-7,"yes":true,"bits":"0000000000000000","exact":"1200.5","mood":"LOUD",\
        "at":"2013-11-27T00:00:00.100Z","length":"PT1M30.5S","maybe":null,"numbers":[1,-2],\
        "shapes":{"a":{"@":"Group","shapes":[{"@":"Circle","radius":"3fb999999999999a"}],\
        "first":null},"b":{"@":"Point"}}}""";
    assertThat(Canon.write(golden())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10, 11})
  void an_instant_is_written_and_read_as_the_platform_does(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long second = random.nextLong(-70_000_000_000L, 260_000_000_000L);
      Instant at =
          Instant.ofEpochSecond(second, random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0);
      assertThat(Instants.text(at)).isEqualTo(at.toString());
      assertThat(Instants.parse(at.toString())).isEqualTo(at);
    }
    for (long edge :
        List.of(-62_167_219_201L, -62_167_219_200L, -1L, 0L, 253_402_300_799L, 253_402_300_800L)) {
      Instant at = Instant.ofEpochSecond(edge);
      assertThat(Instants.text(at)).isEqualTo(at.toString());
      assertThat(Instants.parse(at.toString())).isEqualTo(at);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2013-02-29T00:00:00Z",
        "2013-00-01T00:00:00Z",
        "2013-11-31T00:00:00Z",
        "2013-11-27T25:00:00Z",
        "2013-11-27T00:60:00Z",
        "2013-11-27 00:00:00Z",
        "2013-11-27T00:00:00z0",
        "\u0662013-11-27T00:00:00Z"
      })
  void refuses_instants_that_no_calendar_has(String text) {
    assertThatThrownBy(() -> Canon.read("\"" + text + "\"", Instant.class))
        .isInstanceOf(CanonException.class);
  }

  @Test
  void writes_the_same_under_any_locale() {
    String expected = Canon.write(golden());
    Locale before = Locale.getDefault();
    try {
      for (String tag :
          List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(Canon.write(golden())).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void equal_amounts_and_both_zeros_have_one_text() {
    assertThat(Canon.write(new BigDecimal("100"))).isEqualTo(Canon.write(new BigDecimal("1E+2")));
    assertThat(Canon.write(new BigDecimal("0.000"))).isEqualTo("\"0\"");
    assertThat(Canon.write(-0.0)).isEqualTo(Canon.write(0.0));
    assertThat(Canon.digest("a")).isNotEqualTo(Canon.digest("b"));
  }

  @Test
  void refuses_to_write_what_has_no_exact_or_no_stable_form() {
    SortedMap<String, String> reversed = new TreeMap<>(Collections.reverseOrder());
    reversed.put("a", "b");
    SortedMap<Long, String> numbered = new TreeMap<>();
    numbered.put(1L, "b");
    for (Object value :
        List.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1f,
            'c',
            new HashMap<>(Map.of("a", "b")),
            new HashSet<>(List.of("a")),
            new int[] {1},
            new Object(),
            reversed,
            numbered,
            Optional.of(Optional.empty()),
            Optional.of(new Maybe(Optional.empty())))) {
      assertThatThrownBy(() -> Canon.write(new Loose(value)))
          .as("%s", value)
          .isInstanceOf(CanonException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "null",
        "1",
        "[1,2]",
        "\"text\"",
        "{\"value\":1}",
        "{\"value\":1,\"other\":2,\"more\":3}",
        "{\"value\":1,\"value\":1}",
        "{\"value\":1,\"other\":2}x",
        "{\"value\":1,\"other\":2} ",
        " {\"value\":1,\"other\":2}",
        "{\"value\":1, \"other\":2}",
        "{\"other\":2,\"value\":1}",
        "{\"value\":01,\"other\":2}",
        "{\"value\":-0,\"other\":2}",
        "{\"value\":\u0661,\"other\":2}",
        "{\"value\":1.0,\"other\":2}",
        "{\"value\":1e0,\"other\":2}",
        "{\"value\":-,\"other\":2}",
        "{\"value\":null,\"other\":2}",
        "{\"value\":true,\"other\":2}",
        "{\"value\":\"1\",\"other\":2}",
        "{\"value\":NaN,\"other\":2}",
        "{\"value\":2147483648,\"other\":2}",
        "{\"value\":99999999999999999999,\"other\":2}",
        "{\"value\":0,\"other\":2}",
        "{\"v\\u0061lue\":1,\"other\":2}",
      })
  void refuses_to_read_what_it_would_not_have_written(String text) {
    assertThat(Canon.read("{\"value\":1,\"other\":2}", Positive.class))
        .isEqualTo(new Positive(1, 2));
    assertThatThrownBy(() -> Canon.read(text, Positive.class)).isInstanceOf(CanonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"7ff8000000000000\"",
        "\"7ff0000000000000\"",
        "\"8000000000000000\"",
        "\"3FB999999999999A\"",
        "\"1\"",
        "\"\"",
        "0",
      })
  void refuses_doubles_that_are_not_sixteen_digits_of_a_finite_number(String text) {
    assertThatThrownBy(() -> Canon.read(text, Double.class)).isInstanceOf(CanonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"1e999999999\"", "\"1.0\"", "\"+1\"", "\"01\"", "\"-0\"", "\".5\"", "1"})
  void refuses_decimals_that_are_not_in_their_plain_form(String text) {
    assertThatThrownBy(() -> Canon.read(text, BigDecimal.class)).isInstanceOf(CanonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\n\"", "\"\\u00e4\"", "\"\\u00\"", "\"\\u+0a1\"", "\"\n\"", "\"\\\"", "\"a"})
  void refuses_strings_that_are_escaped_otherwise(String text) {
    assertThatThrownBy(() -> Canon.read(text, String.class)).isInstanceOf(CanonException.class);
  }

  @Test
  void what_is_written_again_and_again_is_written_as_if_for_the_first_time() {
    Rule one = new Rule("a", 1);
    Rule two = new Rule("b", 2);
    for (int i = 0; i < 3; i++) {
      assertThat(Canon.write(new Ruled(one, i)))
          .isEqualTo("{\"rule\":{\"name\":\"a\",\"limit\":1},\"at\":" + i + "}");
      assertThat(Canon.write(new Ruled(two, i)))
          .isEqualTo("{\"rule\":{\"name\":\"b\",\"limit\":2},\"at\":" + i + "}");
      assertThat(Canon.write(List.of(one, one, two, one)))
          .isEqualTo(
              Stream.of(one, one, two, one)
                  .map(Canon::write)
                  .collect(Collectors.joining(",", "[", "]")));
    }
    assertThat(Canon.read(Canon.write(new Ruled(one, 7)), Ruled.class))
        .isEqualTo(new Ruled(one, 7));
  }

  @Test
  void what_is_written_again_and_again_is_read_once() {
    Watched watched = new Watched(List.of(1), 2);
    READS.set(0);
    String first = Canon.write(watched);
    assertThat(Canon.write(watched)).isEqualTo(first);
    assertThat(READS.get()).isEqualTo(1);
    Canon.write(new Watched(List.of(1), 2));
    assertThat(READS.get()).as("another one, though equal").isEqualTo(2);
  }

  @Test
  void a_record_that_would_never_be_remembered_is_not_marked_as_repeated() {
    assertThatThrownBy(() -> Canon.write(new Bare(1)))
        .isInstanceOf(CanonException.class)
        .hasMessageContaining("drop @Repeated from ffe.canon.CanonTest$Bare");
  }

  @Test
  void refuses_unknown_variants_and_enum_names_and_foreign_times() {
    assertThatThrownBy(() -> Canon.read("{\"@\":\"Square\"}", Shape.class))
        .hasMessageContaining("no Shape named Square");
    assertThatThrownBy(() -> Canon.read("{\"radius\":\"0000000000000000\"}", Shape.class))
        .isInstanceOf(CanonException.class);
    assertThatThrownBy(() -> Canon.read("\"calm\"", Mood.class)).isInstanceOf(CanonException.class);
    assertThatThrownBy(() -> Canon.read("\"2013-11-27T00:00:00.000Z\"", Instant.class))
        .isInstanceOf(CanonException.class);
    assertThatThrownBy(() -> Canon.read("\"2013-11-27\"", Instant.class))
        .isInstanceOf(CanonException.class);
    assertThatThrownBy(() -> Canon.read("\"PT60S\"", Duration.class))
        .isInstanceOf(CanonException.class);
  }

  @Test
  void refuses_what_is_deeper_or_longer_than_its_bounds() {
    assertThatThrownBy(
            () -> Canon.read("{\"@\":\"Group\",\"shapes\":[".repeat(100_000), Shape.class))
        .isInstanceOf(CanonException.class)
        .hasMessageContaining("deeper than 64");
    assertThatThrownBy(() -> Canon.read("1".repeat(16_000_001), Long.class))
        .isInstanceOf(CanonException.class)
        .hasMessageContaining("longer than 16000000");
  }

  @Test
  void what_came_later_and_is_empty_is_not_written() {
    Grown none = new Grown(1, Optional.empty(), List.of(), new TreeMap<>());
    Grown some = new Grown(1, Optional.of("a"), List.of(2), new TreeMap<>(Map.of("k", 3)));

    assertThat(Canon.write(none)).isEqualTo("{\"first\":1}");
    assertThat(Canon.write(some))
        .isEqualTo("{\"first\":1,\"word\":\"a\",\"list\":[2],\"map\":{\"k\":3}}");
    assertThat(Canon.read(Canon.write(none), Grown.class)).isEqualTo(none);
    assertThat(Canon.read(Canon.write(some), Grown.class)).isEqualTo(some);
  }

  @Test
  void what_is_empty_has_one_form_only() {
    assertThatThrownBy(() -> Canon.read("{\"first\":1,\"list\":[]}", Grown.class))
        .isInstanceOf(CanonException.class);
    assertThatThrownBy(() -> Canon.read("{\"first\":1,\"other\":[]}", Grown.class))
        .isInstanceOf(CanonException.class);
    assertThatThrownBy(() -> Canon.read("{\"word\":\"a\"}", Grown.class))
        .isInstanceOf(CanonException.class);
  }

  @Test
  void only_what_can_be_empty_is_left_out() {
    assertThatThrownBy(() -> Canon.write(new Bad(1, "")))
        .isInstanceOf(CanonException.class)
        .hasMessageContaining("left out");
  }
}
