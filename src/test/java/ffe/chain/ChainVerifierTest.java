package ffe.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainVerifierTest {

  private static final int LENGTH = 3_000;
  private static final int PLACES = 1_000;

  /** Three days. */
  private final MadeChain made = new MadeChain(LENGTH, MadeChain.DAY / 1_000);

  private final List<Anchor> anchors =
      List.of(made.anchor(1_000), made.anchor(2_000), made.anchor(2_500));

  @TempDir Path directory;

  private static Verdict verify(List<Link> links, List<Anchor> anchors) {
    return MadeChain.verify(links, anchors);
  }

  private static ChainVerifier.Fault first(Verdict verdict) {
    assertThat(verdict.isConsistent()).isFalse();
    return verdict.faults().get(0);
  }

  @Test
  void a_whole_chain_is_consistent_and_without_an_anchor_not_anchored() {
    assertThat(verify(made.links, List.of()).words()).isEqualTo("consistent, not anchored");
    Verdict anchored = verify(made.links, anchors);
    assertThat(anchored.words())
        .isEqualTo("consistent, anchored at 2026-11-22T00:10:00Z, 500 links since");
    assertThat(anchored.links()).isEqualTo(LENGTH);
  }

  @Test
  void a_changed_content_is_found_at_its_place_wherever_it_is() {
    Random random = new Random(20261122);
    for (int i = 0; i < PLACES; i++) {
      int place = random.nextInt(LENGTH);
      List<Link> links = new ArrayList<>(made.links);
      links.set(place, changed(links.get(place), random));
      Verdict verdict = verify(links, anchors);
      assertThat(first(verdict).number()).as("seed 20261122, round " + i).isEqualTo(place + 1);
      assertThat(first(verdict).chain()).isEqualTo(MadeChain.NAME);
    }
  }

  private static Link changed(Link l, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Link(l.number(), l.micros(), "fill", l.key(), l.content(), l.link());
      case 1 -> new Link(l.number(), l.micros(), l.kind(), "x" + l.key(), l.content(), l.link());
      case 2 -> new Link(l.number(), l.micros() + 1, l.kind(), l.key(), l.content(), l.link());
      case 3 -> new Link(l.number(), l.micros(), l.kind(), l.key(), flipped(l, random), l.link());
      default ->
          new Link(l.number(), l.micros(), l.kind(), l.key(), l.content(), flipped(l, random));
    };
  }

  private static Hash flipped(Link link, Random random) {
    byte[] bytes = link.content().bytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return new Hash(bytes);
  }

  @Test
  void a_removed_link_is_found_at_its_place_whether_the_rest_is_renumbered_or_not() {
    Random random = new Random(7);
    for (int i = 0; i < PLACES; i++) {
      int place = random.nextInt(LENGTH - 1);
      List<Link> links = new ArrayList<>(made.links);
      links.remove(place);
      if (i % 2 == 0) {
        for (int n = place; n < links.size(); n++) {
          Link l = links.get(n);
          links.set(n, new Link(n + 1, l.micros(), l.kind(), l.key(), l.content(), l.link()));
        }
      }
      assertThat(first(verify(links, anchors)).number()).as("seed 7, " + i).isEqualTo(place + 1);
    }
  }

  @Test
  void two_links_put_in_each_other_s_place_are_found_whether_renumbered_or_not() {
    Random random = new Random(11);
    for (int i = 0; i < PLACES; i++) {
      int place = random.nextInt(LENGTH - 1);
      int other = place + 1 + random.nextInt(LENGTH - place - 1);
      List<Link> links = new ArrayList<>(made.links);
      Collections.swap(links, place, other);
      if (i % 2 == 0) {
        for (int n : List.of(place, other)) {
          Link l = links.get(n);
          links.set(n, new Link(n + 1, l.micros(), l.kind(), l.key(), l.content(), l.link()));
        }
      }
      Verdict verdict = verify(links, anchors);
      assertThat(verdict.faults().stream().anyMatch(f -> f.what().startsWith("is out of order")))
          .isEqualTo(i % 2 == 1);
      assertThat(first(verdict).number()).as("seed 11, " + i).isEqualTo(place + 1);
    }
  }

  @Test
  void a_cut_end_is_found_against_an_anchor_and_only_then() {
    Random random = new Random(13);
    for (int i = 0; i < PLACES; i++) {
      int left = random.nextInt(2_500);
      List<Link> links = made.links.subList(0, left);
      assertThat(verify(links, List.of()).isConsistent()).isTrue();
      ChainVerifier.Fault fault = first(verify(links, anchors));
      assertThat(fault.number()).as("seed 13, round " + i).isEqualTo(left + 1);
      assertThat(fault.what())
          .contains("up to 2500, anchored at 2026-11-22T00:10:00Z, are missing");
    }
    assertThat(verify(made.links.subList(0, 2_500), anchors).isConsistent()).isTrue();
  }

  @Test
  void history_that_was_computed_anew_from_a_place_on_is_found_between_two_anchors() {
    Random random = new Random(17);
    for (int i = 0; i < PLACES / 10; i++) {
      int place = random.nextInt(2_500);
      List<Link> links = new ArrayList<>(made.links);
      Link l = links.get(place);
      links.set(
          place, new Link(l.number(), l.micros(), l.kind(), l.key(), flipped(l, random), l.link()));
      List<Link> again = MadeChain.again(links);
      assertThat(verify(again, List.of()).isConsistent()).as("well made").isTrue();
      int holds = place < 1_000 ? 0 : place < 2_000 ? 1_000 : 2_000;
      ChainVerifier.Fault fault = first(verify(again, anchors));
      assertThat(fault.number()).isEqualTo(holds == 2_000 ? 2_500 : holds + 1_000);
      assertThat(fault.what()).endsWith("changed after link " + holds);
    }
  }

  @Test
  void a_root_a_count_or_a_day_that_was_not_that_of_the_links_is_found() {
    Anchor a = anchors.get(0);
    for (Anchor other :
        List.of(
            new Anchor(a.written(), a.day(), a.links(), a.link(), a.number(), a.link(), a.chain()),
            new Anchor(a.written(), a.day(), 999, a.root(), a.number(), a.link(), a.chain()),
            new Anchor(
                a.written(), a.day().plusDays(1), 1_000, a.root(), 1_000, a.link(), a.chain()))) {
      assertThat(first(verify(made.links, List.of(other))).number()).isEqualTo(1_000);
    }
  }

  @Test
  void the_first_of_two_anchors_of_one_place_counts() {
    Anchor a = anchors.get(0);
    Anchor forged =
        new Anchor(a.written(), a.day(), 1_000, a.root(), 1_000, a.root(), MadeChain.NAME);
    assertThat(verify(made.links, List.of(a, forged)).isConsistent()).isTrue();
    assertThat(verify(made.links, List.of(forged, a)).isConsistent()).isFalse();
  }

  @Test
  void a_line_that_is_no_anchor_is_a_fault() throws Exception {
    for (String line : List.of("", "x", anchors.get(0).line().replace("anchor-1", "anchor-2"))) {
      ChainVerifier verifier = new ChainVerifier();
      verifier.anchor(line);
      assertThat(Verdict.of(verifier).faultCount()).as(line).isEqualTo(1);
    }
    assertThat(Anchor.parse(anchors.get(1).line())).isEqualTo(anchors.get(1));
  }

  @Test
  void time_that_goes_back_is_found() {
    MadeChain back = new MadeChain(10, -1);
    assertThat(verify(back.links, List.of()).faultCount()).isEqualTo(9);
  }

  @Test
  void faults_are_bounded_and_their_number_is_true() {
    List<Link> links = new ArrayList<>();
    for (Link l : made.links) {
      links.add(new Link(l.number(), l.micros(), "x", l.key(), l.content(), l.link()));
    }
    Verdict verdict = verify(links, List.of());
    assertThat(verdict.faultCount()).isEqualTo(LENGTH);
    assertThat(verdict.faults()).hasSize(100);
    assertThat(verdict.words()).isEqualTo("NOT CONSISTENT, faults: 3000");
  }

  private byte[] export(List<Link> links, String end) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      StringBuilder text = new StringBuilder("ffe-chain-1\nchain " + MadeChain.NAME + "\n");
      links.forEach(l -> text.append(l.line()).append('\n'));
      zip.write((text + end).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static Verdict read(byte[] export) throws Exception {
    ChainVerifier verifier = new ChainVerifier();
    verifier.read(new ByteArrayInputStream(export));
    return Verdict.of(verifier);
  }

  @Test
  void an_export_is_read_and_one_that_is_cut_or_garbled_says_so() throws Exception {
    assertThat(read(export(made.links, "end 3000\n")).words())
        .isEqualTo("consistent, not anchored");
    assertThat(first(read(export(made.links, ""))).what()).isEqualTo("the export is cut off");
    assertThat(first(read(export(made.links, "end 2999\n"))).number()).isEqualTo(3_001);
    assertThat(first(read(export(made.links.subList(0, 5), "a b\nend 5\n"))).what())
        .isEqualTo("cannot be read: a b");
  }

  @Test
  void the_file_alone_is_a_program() throws Exception {
    Path export = Files.write(directory.resolve("chain.gz"), export(made.links, "end 3000\n"));
    Path kept = directory.resolve("anchors");
    Files.write(kept, anchors.stream().map(Anchor::line).toList());
    assertThat(program(export, kept))
        .isEqualTo(
            "3000 links, consistent, anchored at 2026-11-22T00:10:00Z, 500 links since\nexit 0");
    Files.write(export, export(made.links.subList(0, 2_000), "end 2000\n"));
    assertThat(program(export, kept)).startsWith("2000 links, NOT CONSISTENT").endsWith("exit 1");
    assertThat(Files.readAllLines(SOURCE)).hasSizeLessThan(200);
    assertThat(Files.readAllLines(SOURCE))
        .filteredOn(l -> l.startsWith("import "))
        .allMatch(l -> l.contains(" java."));
  }

  private static final Path SOURCE = Path.of("src/main/java/ffe/chain/ChainVerifier.java");

  private static String program(Path export, Path anchors) throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SOURCE.toString(),
                export.toString(),
                anchors.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said + "exit " + java.exitValue();
  }
}
