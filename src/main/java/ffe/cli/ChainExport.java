package ffe.cli;

import ffe.chain.ChainVerifier;
import ffe.chain.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.zip.ZipException;

/** An exported audit chain: what {@code ffe verify} does with a packed file. */
final class ChainExport {

  private static final int PACKED_FIRST = 0x1f;
  private static final int PACKED_SECOND = 0x8b;

  private ChainExport() {}

  /** Whether the file is one, by its first two bytes. */
  static boolean is(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == PACKED_FIRST && in.read() == PACKED_SECOND;
    } catch (IOException e) {
      return false;
    }
  }

  static int verify(Ffe ffe, Path file, Optional<Path> anchors) {
    Verdict verdict = read(file, anchors);
    switch (ffe.output) {
      case JSON ->
          ffe.out()
              .println(
                  "{\"consistent\":"
                      + verdict.isConsistent()
                      + ",\"answer\":"
                      + Json.quote(verdict.words())
                      + ",\"links\":"
                      + verdict.links()
                      + ",\"fault_count\":"
                      + verdict.faultCount()
                      + "}");
      case TABLE -> {
        ffe.out().println(verdict.links() + " links, " + verdict.words());
        verdict.faults().forEach(f -> ffe.out().println(Sheet.clean(words(f))));
      }
      case CSV, MARKDOWN -> {
        Sheet sheet = new Sheet("chain", "link", "fault");
        verdict.faults().forEach(f -> sheet.row(f.chain(), Long.toString(f.number()), f.what()));
        ffe.out().print(sheet.text(ffe.output));
      }
    }
    return verdict.isConsistent() ? Exit.OK : Exit.NO;
  }

  private static String words(ChainVerifier.Fault fault) {
    return fault.chain() + ": link " + fault.number() + " " + fault.what();
  }

  private static Verdict read(Path file, Optional<Path> anchors) {
    ChainVerifier verifier = verifier();
    if (anchors.isPresent()) {
      try {
        Files.readAllLines(anchors.get()).forEach(verifier::anchor);
      } catch (IOException e) {
        throw new Trouble(Exit.FILE, anchors.get() + " cannot be read");
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      verifier.read(in);
    } catch (java.io.EOFException | ZipException e) {
      verifier.fault(0, "the export is damaged or cut off: " + e.getMessage());
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, file + " cannot be read");
    }
    return Verdict.of(verifier);
  }

  private static ChainVerifier verifier() {
    try {
      return new ChainVerifier();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
