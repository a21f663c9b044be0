package ffe.chain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** How many links are verified in a second, on one core: {@code measure chain}. */
public final class ChainBench {

  private static final int LINKS = 300_000;
  private static final int ROUNDS = 7;

  private ChainBench() {}

  public static void main(String[] none) throws Exception {
    MadeChain made = new MadeChain(LINKS, MadeChain.DAY / 100_000);
    List<Anchor> anchors = List.of(made.anchor(100_000), made.anchor(LINKS));
    byte[] export = export(made.links);
    for (int round = 1; round <= ROUNDS; round++) {
      long begun = cpu();
      Verdict held = MadeChain.verify(made.links, anchors);
      long walked = cpu();
      ChainVerifier verifier = new ChainVerifier();
      anchors.forEach(a -> verifier.anchor(a.line()));
      verifier.read(new ByteArrayInputStream(export));
      Verdict read = Verdict.of(verifier);
      long ended = cpu();
      if (!held.isConsistent() || !read.isConsistent() || read.links() != LINKS) {
        throw new IllegalStateException(read.words());
      }
      System.out.printf(
          "round %d: %,d links a second of one core in memory, %,d from an export of %,d bytes%n",
          round,
          Math.round(LINKS * 1e9 / (walked - begun)),
          Math.round(LINKS * 1e9 / (ended - walked)),
          export.length);
    }
  }

  /** Of this thread, so that other work on the machine counts less. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static byte[] export(List<Link> links) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      StringBuilder text = new StringBuilder("ffe-chain-1\nchain " + MadeChain.NAME + "\n");
      links.forEach(l -> text.append(l.line()).append('\n'));
      zip.write((text + "end " + links.size() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
