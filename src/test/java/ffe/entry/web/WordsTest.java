package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.decision.DebateRole;
import ffe.desk.Role;
import ffe.market.FeedState;
import ffe.order.OrderProposal;
import ffe.order.OrderState;
import ffe.order.OrderType;
import ffe.risk.Limit;
import ffe.trading.AgentState;
import ffe.trading.DecisionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the pages is a word of every language, and there is no other text. */
class WordsTest {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  /** Keys of these are made of codes; each has a test of its own here. */
  private static final List<String> FAMILIES =
      List.of("code.", "act.", "counting.", "limit.", "headroom.");

  /** The browser puts the seconds in. */
  private static final Set<String> FILLED_ELSEWHERE = Set.of("layout.silent");

  /** What looks like a text and is none: for programs, the log, or kept as data. */
  private static final Set<String> NO_TEXTS =
      Set.of(
          // reasons that are kept with a command
          "on the agent page",
          "held in the status bar",
          "in the order ticket",
          "dry run",
          // names that no language changes
          "Enter",
          "Java",
          "Vaadin",
          "NullAway.Init",
          // headers and scripts
          "Accept-Language",
          "Content-Security-Policy",
          "document.cookie = $0; location.reload()",
          "; Path=/; SameSite=Strict; Max-Age=",
          // the log
          "the browser was faster",
          "a page could not be refreshed",
          "the page is gone",
          "a command failed",
          " could not be computed again");

  private final Properties english = Sources.words("words.properties");
  private final Properties portuguese = Sources.words("words_pt.properties");

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void both_languages_have_the_same_keys_and_arguments() {
    assertThat(english.size()).isGreaterThan(400);
    assertThat(portuguese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(portuguese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void portuguese_is_a_translation_and_not_a_copy() {
    long equal =
        english.stringPropertyNames().stream()
            .filter(key -> english.getProperty(key).matches(".*[a-z]{3,} [a-z]{3,}.*"))
            .filter(key -> english.getProperty(key).equals(portuguese.getProperty(key)))
            .count();
    assertThat(equal).as("texts of several words that are equal").isZero();
  }

  @Test
  void an_apostrophe_is_doubled_where_there_are_arguments_and_only_there() {
    for (Properties words : List.of(english, portuguese)) {
      for (String key : words.stringPropertyNames()) {
        String text = words.getProperty(key);
        if (places(text).isEmpty()) {
          assertThat(text).as(key).doesNotContain("''");
        } else {
          assertThat(text.replace("''", "")).as(key).doesNotContain("'");
        }
      }
    }
  }

  @Test
  void each_text_the_code_asks_for_is_there_with_its_arguments() {
    List<Sources.Asked> asked = Sources.asked();
    assertThat(asked.size()).isGreaterThan(400);
    for (Sources.Asked one : asked) {
      if (one.key().endsWith(".")) {
        assertThat(FAMILIES).as(one.toString()).contains(one.key());
        continue;
      }
      assertThat(english.getProperty(one.key())).as(one.toString()).isNotNull();
      if (!FILLED_ELSEWHERE.contains(one.key())) {
        assertThat(places(english.getProperty(one.key())))
            .as(one.toString())
            .hasSize(one.arguments());
      }
    }
  }

  @Test
  void each_word_is_used() {
    Set<String> used = new TreeSet<>();
    Sources.files(Sources.JAVA, ".java").values().forEach(s -> used.addAll(Sources.literals(s)));
    Sources.files(Sources.LOGIN, ".html")
        .values()
        .forEach(
            page ->
                Pattern.compile("\\{\\{([^}]*)}}")
                    .matcher(page)
                    .results()
                    .forEach(found -> used.add(found.group(1))));
    assertThat(english.stringPropertyNames())
        .filteredOn(key -> FAMILIES.stream().noneMatch(key::startsWith))
        .allMatch(used::contains);
  }

  @Test
  void states_and_roles_have_words_that_in_english_are_their_codes() {
    Map<String, String> expected = new TreeMap<>();
    Stream.of(
            AgentState.values(),
            FeedState.values(),
            OrderState.values(),
            OrderType.values(),
            OrderProposal.Purpose.values(),
            DecisionRecord.Result.values(),
            Role.values(),
            DebateRole.values())
        .flatMap(Stream::of)
        .map(one -> (Enum<?>) one)
        .forEach(
            one ->
                expected.put(
                    "code."
                        + one.getDeclaringClass()
                            .getSimpleName()
                            .replaceAll("(?<=.)(?=[A-Z])", "-")
                            .toLowerCase(Locale.ROOT)
                        + "."
                        + Format.words(one.name()).replace(' ', '-'),
                    Format.words(one.name())));
    assertThat(family("code.")).isEqualTo(expected);
    assertThat(Words.in(Words.PORTUGUESE, () -> Format.title(OrderState.PARTIALLY_FILLED)))
        .isEqualTo("Executada em parte");
    assertThat(Format.title(OrderState.PARTIALLY_FILLED)).isEqualTo("Partially filled");
  }

  @Test
  void what_one_can_have_done_has_words() {
    Set<String> names = new TreeSet<>();
    Sources.files(Sources.JAVA, ".java")
        .values()
        .forEach(
            source ->
                Pattern.compile("\\border\\(\\s*\"([A-Z_]+)\"")
                    .matcher(source)
                    .results()
                    .forEach(found -> names.add(found.group(1))));
    Stream.of("START", "STOP", "PAUSE", "RESUME", "HALT", "LIFT", "FLATTEN").forEach(names::add);
    Map<String, String> expected = new TreeMap<>();
    names.forEach(
        name -> expected.put("act." + Format.words(name).replace(' ', '-'), Format.title(name)));
    assertThat(family("act.")).isEqualTo(expected);
  }

  @Test
  void limits_have_the_words_that_other_doors_know_them_by() {
    Map<String, String> expected = new TreeMap<>();
    for (Limit limit : Limit.values()) {
      String key = "limit." + limit.key().replace('_', '-');
      expected.put(key, limit.title());
      expected.put(key + ".help", limit.meaning());
    }
    assertThat(family("limit.")).isEqualTo(expected);
  }

  @Test
  void headroom_has_the_words_that_other_doors_know_it_by() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    Pattern.compile("(?:share|count)\\(\"([^\"]+)\", \"([A-Z_]+)\"")
        .matcher(Files.readString(Path.of("src/main/java/ffe/desk/Headrooms.java")))
        .results()
        .forEach(
            found ->
                expected.put(
                    "headroom." + Format.words(found.group(2)).replace(' ', '-'), found.group(1)));
    assertThat(family("headroom.")).isEqualTo(expected);
  }

  private Map<String, String> family(String start) {
    return english.stringPropertyNames().stream()
        .filter(key -> key.startsWith(start))
        .collect(Collectors.toMap(key -> key, english::getProperty, (a, b) -> a, TreeMap::new));
  }

  @Test
  void no_page_has_a_text_of_its_own() {
    Map<String, List<String>> texts = new TreeMap<>();
    Sources.files(Sources.JAVA, ".java")
        .forEach(
            (file, source) -> {
              List<String> found =
                  Sources.literals(source).stream()
                      .filter(Sources::isText)
                      .filter(text -> !NO_TEXTS.contains(text))
                      .toList();
              if (!found.isEmpty() && !file.equals("ContentPolicy.java")) {
                texts.put(file, found);
              }
            });
    assertThat(texts).isEmpty();
  }

  @Test
  void a_text_in_a_page_would_be_found() {
    assertThat(Sources.literals("add(new H2(\"Nothing is open\")); \"muted after\"; \"price\""))
        .filteredOn(Sources::isText)
        .containsExactly("Nothing is open");
    assertThat(Stream.of("Close", " of equity and more", "⚠ Halted", ", until lifted"))
        .allMatch(Sources::isText);
    assertThat(Stream.of("panel-head narrow-off", "nav.orders", "NO_QUORUM", "%.1f"))
        .noneMatch(Sources::isText);
  }

  @Test
  void no_script_has_a_text_of_its_own() {
    Pattern text = Pattern.compile("['`>]([A-Z][a-z]+)(?:[ :][^'`<]*)?['`<]");
    assertThat(Stream.of("`Theme: ${x}`", "<button>Cancel</button>", "tell('Reading it')"))
        .allMatch(planted -> text.matcher(planted).find());
    Sources.files(Sources.SCRIPTS, ".ts")
        .forEach(
            (file, source) ->
                assertThat(text.matcher(source).results().map(found -> found.group(1)))
                    .as(file)
                    .allMatch(word -> word.matches("Candlestick|Histogram|Line|Area|Enter|Inter")));
  }

  @Test
  void a_reader_of_no_known_language_reads_english() {
    assertThat(Words.text(Locale.forLanguageTag("de-DE"), "word.none")).isEqualTo("none");
    assertThat(Words.text(Locale.forLanguageTag("pt-PT"), "word.none")).isEqualTo("nenhum");
  }
}
