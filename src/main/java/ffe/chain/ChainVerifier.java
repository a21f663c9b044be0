package ffe.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Verifies audit chains; a program of this one file: {@code java ChainVerifier.java EXPORT
 * [ANCHORS]}. A link is SHA-256 of the link before (at first of {@code ffe-chain-1 NAME}), number
 * and microseconds (8 bytes each), kind and key as {@code length:text,} and the row's digest.
 */
public final class ChainVerifier {

  private static final int FAULTS_MAX = 100; // are named; more are counted
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final HexFormat HEX = HexFormat.of();

  /** What does not hold, and at which link of which chain. */
  public record Fault(String chain, long number, String what) {}

  private final MessageDigest sha;
  private final TreeMap<String, TreeMap<Long, String[]>> anchors = new TreeMap<>();
  final List<Fault> faults = new ArrayList<>();
  private final byte[][] tree = new byte[Long.SIZE][];
  private TreeMap<Long, String[]> due = new TreeMap<>();
  private String chain = "";
  private byte[] before = {};
  String anchoredAt = "";
  long faultCount, links, unanchored;
  private long number, at, dayLinks, heldAt; // of the chain

  public ChainVerifier() throws NoSuchAlgorithmException {
    sha = MessageDigest.getInstance("SHA-256");
  }

  /** Takes a line of an anchor file: form, written, day, links of it, root, number, link, chain. */
  public void anchor(String line) {
    String[] part = line.split(" ", 8);
    if (part.length == 8 && part[0].equals("ffe-anchor-1") && part[5].matches("[0-9]{1,18}")) {
      anchors
          .computeIfAbsent(part[7], c -> new TreeMap<>())
          .putIfAbsent(Long.parseLong(part[5]), part);
    } else {
      fault(0, "a line of the anchors cannot be read: " + line);
    }
  }

  /** Begins a chain, after all anchors are known. */
  public void begin(String name) {
    chain = name;
    before = sha.digest(("ffe-chain-1 " + name).getBytes(UTF_8));
    due = anchors.containsKey(name) ? anchors.remove(name) : new TreeMap<>();
    number = at = dayLinks = heldAt = 0;
  }

  public void link(long n, long micros, String kind, String key, byte[] content, byte[] link) {
    links++;
    if (n > number + 1) {
      fault(number + 1, "and all before " + n + " are missing");
    } else if (n <= number) {
      fault(n, "is out of order, after " + number);
    } else if (!Arrays.equals(link, follow(n, micros, kind, key, content))) {
      fault(n, "is not what follows from the link before and its row");
    } else if (micros < at) {
      fault(n, "is older than the link before");
    }
    dayLinks = Math.floorDiv(micros, DAY_MICROS) == Math.floorDiv(at, DAY_MICROS) ? dayLinks : 0;
    number = n;
    at = micros;
    before = link;
    grow(link);
    while (!due.isEmpty() && due.firstKey() <= number) {
      compare(due.firstKey(), due.values().iterator().next());
      due.remove(due.firstKey());
    }
  }

  private byte[] follow(long n, long micros, String kind, String key, byte[] content) {
    sha.update(before);
    sha.update(ByteBuffer.allocate(16).putLong(n).putLong(micros).array());
    for (String text : List.of(kind, key)) {
      int length = text.getBytes(UTF_8).length;
      sha.update((length + ":" + text + ",").getBytes(UTF_8));
    }
    return sha.digest(content);
  }

  /** The day's tree as in RFC 6962: whole subtrees from left to right, each lower than the last. */
  private void grow(byte[] link) {
    sha.update((byte) 0);
    int top = Long.bitCount(dayLinks);
    tree[top] = sha.digest(link);
    for (long left = dayLinks++; (left & 1) == 1; left >>= 1) {
      tree[--top] = node(tree[top], tree[top + 1]);
    }
  }

  private byte[] node(byte[] left, byte[] right) {
    sha.update((byte) 1);
    sha.update(left);
    return sha.digest(right);
  }

  private void compare(long place, String[] anchor) {
    byte[] root = tree[Long.bitCount(dayLinks) - 1];
    for (int left = Long.bitCount(dayLinks) - 2; left >= 0; left--) {
      root = node(tree[left], root);
    }
    String day = LocalDate.ofEpochDay(Math.floorDiv(at, DAY_MICROS)).toString();
    String[] now = {day, "" + dayLinks, HEX.formatHex(root), "" + number, HEX.formatHex(before)};
    if (Arrays.equals(now, Arrays.copyOfRange(anchor, 2, 7))) {
      heldAt = number;
      anchoredAt = anchor[1].compareTo(anchoredAt) > 0 ? anchor[1] : anchoredAt;
    } else {
      fault(place, "is not as anchored at " + anchor[1] + ": changed after link " + heldAt);
    }
  }

  /** Ends a chain: what was anchored beyond its end is missing. */
  public void end() {
    if (!due.isEmpty()) {
      String written = due.tailMap(due.lastKey()).values().iterator().next()[1];
      String last = due.lastKey() + ", anchored at " + written;
      fault(number + 1, "and all up to " + last + ", are missing at the end");
    }
    unanchored += number - heldAt;
  }

  /** Ends all: a chain that was anchored must have come. */
  public String verdict() {
    while (!anchors.isEmpty()) {
      begin(anchors.firstKey());
      end();
    }
    String until = "anchored at " + anchoredAt + ", " + unanchored + " links since";
    return faultCount > 0
        ? "NOT CONSISTENT, faults: " + faultCount
        : "consistent, " + (anchoredAt.isEmpty() ? "not anchored" : until);
  }

  /** Counts what does not hold at a link of the chain, and names the first ones. */
  public void fault(long n, String what) {
    if (faultCount++ < FAULTS_MAX) {
      faults.add(new Fault(chain, n, what));
    }
  }

  public void read(InputStream gzip) throws IOException {
    InputStream text = new GZIPInputStream(gzip, 1 << 16);
    BufferedReader lines = new BufferedReader(new InputStreamReader(text, UTF_8));
    boolean isWhole = "ffe-chain-1".equals(lines.readLine());
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      isWhole = line.equals("end " + links);
      try {
        if (line.startsWith("chain ")) {
          end();
          begin(line.substring(6));
        } else if (!isWhole) {
          String[] p = line.split(" ", 6);
          byte[] link = HEX.parseHex(p[4]);
          link(Long.parseLong(p[0]), Long.parseLong(p[1]), p[2], p[5], HEX.parseHex(p[3]), link);
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        fault(number + 1, "cannot be read: " + line);
      }
    }
    end();
    if (!isWhole) {
      fault(number + 1, "the export is cut off");
    }
  }

  /** Exits with 0 when all is consistent, else with 1. */
  public static void main(String[] files) throws Exception {
    ChainVerifier verifier = new ChainVerifier();
    if (files.length > 1) {
      Files.readAllLines(Path.of(files[1])).forEach(verifier::anchor);
    }
    verifier.read(Files.newInputStream(Path.of(files[0])));
    System.out.println(verifier.links + " links, " + verifier.verdict());
    verifier.faults.forEach(System.out::println);
    System.exit(verifier.faultCount == 0 ? 0 : 1);
  }
}
