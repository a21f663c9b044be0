package ffe.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Backup files made by hand, whole or wrong in one way. */
final class Packed {

  static final Instant TAKEN = Instant.parse("2026-11-21T03:00:00.123Z");

  private Packed() {}

  static Manifest manifest() {
    return new Manifest(
        8,
        "0.2.0 code abc",
        TAKEN,
        List.of(new Manifest.Market(TAKEN, "paper tape BTC-USD")),
        List.of(new Manifest.Ledger(1, "a".repeat(64), "paper")),
        List.of(
            table("decision", "paper\t1\nmain\t2\n", List.of("account", "id")),
            table("empty", "", List.of("a"))));
  }

  static Manifest.Table table(String name, String rows, List<String> columns) {
    Measure measure = new Measure();
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    measure.add(bytes, 0, bytes.length);
    return new Manifest.Table(name, measure.rows(), measure.bytes(), measure.sha256Hex(), columns);
  }

  /** A whole one. */
  static Path file(Path directory) throws IOException {
    return file(directory, manifest().text(), Map.of("decision", "paper\t1\nmain\t2\n"));
  }

  /** One with a true seal, whatever its parts say. */
  static Path file(Path directory, String manifest, Map<String, String> tables) throws IOException {
    Path file = Files.createTempFile(directory, "packed", ".zip");
    Map<String, String> entries = new TreeMap<>(Map.of("decision.copy", "", "empty.copy", ""));
    tables.forEach((name, rows) -> entries.put(name + ".copy", rows));
    entries.put(BackupFile.MANIFEST, manifest);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setComment(Seal.OPEN);
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    Seal.put(file);
    return file;
  }
}
