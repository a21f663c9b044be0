package ffe.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Changes, removes and reorders links of an exported audit chain at random places, one at a time,
 * and cuts chains before their anchor: all have to be found, at their place. Arguments: EXPORT
 * ANCHORS PLACES; see {@code src/test/drills/ten-thousand}.
 */
public final class TamperedExport {

  private final List<String> lines;
  private final List<String> anchors;
  private final SortedMap<String, List<Integer>> chains = new TreeMap<>();

  private TamperedExport(List<String> lines, List<String> anchors) {
    this.lines = lines;
    this.anchors = anchors;
    List<Integer> links = new ArrayList<>();
    for (int i = 1; i < lines.size() - 1; i++) {
      if (lines.get(i).startsWith("chain ")) {
        links = new ArrayList<>();
        chains.put(lines.get(i).substring(6), links);
      } else {
        links.add(i);
      }
    }
  }

  public static void main(String[] files) throws Exception {
    List<String> lines;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(files[0])))) {
      lines = new String(in.readAllBytes(), UTF_8).lines().toList();
    }
    TamperedExport export = new TamperedExport(lines, Files.readAllLines(Path.of(files[1])));
    ChainVerifier untouched = export.verified(lines);
    require(untouched.faultCount == 0 && !untouched.anchoredAt.isEmpty(), "it is not consistent");
    int cuts = export.tamper(Integer.parseInt(files[2]));
    System.out.println(
        untouched.links
            + " links in "
            + export.chains.size()
            + " chains: each of "
            + files[2]
            + " changes, removals and reorderings and of "
            + cuts
            + " cuts before an anchor found at its place");
  }

  private int tamper(int places) throws Exception {
    Random random = new Random(4);
    List<String> names = List.copyOf(chains.keySet());
    int cuts = 0;
    for (int i = 0; i < places; i++) {
      String name = names.get(random.nextInt(names.size()));
      List<Integer> links = chains.get(name);
      int at = random.nextInt(links.size() - 1);
      List<String> bad = new ArrayList<>(lines);
      int line = links.get(at);
      switch (i % 3) {
        case 0 -> bad.set(line, changed(lines.get(line), random));
        case 1 -> bad.remove(line);
        default -> bad.set(line, bad.set(line + 1, bad.get(line)));
      }
      found(bad, name, at + 1, "kind " + i % 3);
    }
    for (String anchor : anchors) {
      String[] part = anchor.split(" ", 8);
      List<Integer> links = chains.get(part[7]);
      int kept = random.nextInt(Integer.parseInt(part[5]));
      List<String> bad = new ArrayList<>(lines);
      bad.subList(links.get(kept), links.get(links.size() - 1) + 1).clear();
      found(bad, part[7], kept + 1, "cut");
      cuts++;
    }
    return cuts;
  }

  /** One character of one field, but its number. */
  private static String changed(String line, Random random) {
    String[] part = line.split(" ", 6);
    int field = List.of(1, 3, 4, 5).get(random.nextInt(4));
    int at = random.nextInt(part[field].length());
    char ch = part[field].charAt(at);
    part[field] =
        part[field].substring(0, at) + (ch == '1' ? '2' : '1') + part[field].substring(at + 1);
    return String.join(" ", part);
  }

  private void found(List<String> bad, String chain, long number, String how) throws Exception {
    int links = bad.size() - 2 - chains.size();
    bad.set(bad.size() - 1, "end " + links);
    ChainVerifier verifier = verified(bad);
    require(
        verifier.faultCount > 0, how + " of link " + number + " of " + chain + " was not found");
    ChainVerifier.Fault first = verifier.faults.get(0);
    require(
        first.chain().equals(chain) && first.number() == number,
        how + " of link " + number + " of " + chain + " was found at " + first);
  }

  private ChainVerifier verified(List<String> told) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write((String.join("\n", told) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    ChainVerifier verifier = new ChainVerifier();
    anchors.forEach(verifier::anchor);
    verifier.read(new ByteArrayInputStream(packed.toByteArray()));
    verifier.verdict();
    return verifier;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
