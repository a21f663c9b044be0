package ffe.adapter.archive;

import ffe.canon.Digest;
import ffe.desk.keeping.BackupFailedException;
import ffe.desk.keeping.OldTexts;
import ffe.desk.keeping.TextShelf;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Retired records in a directory: one gzip file a batch, one record a line, so that {@code zcat}
 * and {@code sha256sum} show each digest.
 */
public final class TextFiles implements TextShelf {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path directory;

  public TextFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public Written write(String account, List<OldTexts.Text> texts) {
    try {
      byte[] packed = pack(texts);
      String sha256 = sha256(packed);
      // an account's name may hold what a file's may not
      String name =
          account.replaceAll("[^A-Za-z0-9_-]", "_")
              + "-"
              + texts.get(0).slot().toString().substring(0, 10)
              + "-"
              + sha256.substring(0, 16)
              + ".txt.gz";
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path part = Files.createTempFile(directory, ".retired-", ".part", OWNER_ONLY);
      try {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
          for (ByteBuffer left = ByteBuffer.wrap(packed); left.hasRemaining(); ) {
            out.write(left);
          }
          out.force(true);
        }
        prove(Files.readAllBytes(part), texts);
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
        entries.force(true);
      }
      return new Written(name, sha256);
    } catch (IOException e) {
      throw new BackupFailedException(
          "no records were retired to " + directory + ": " + e.getMessage(), e);
    }
  }

  private static byte[] pack(List<OldTexts.Text> texts) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      for (OldTexts.Text text : texts) {
        zip.write(text.text().getBytes(StandardCharsets.UTF_8));
        zip.write('\n');
      }
    }
    return packed.toByteArray();
  }

  /** Every line of what the disk gave back is the text of its digest. */
  private static void prove(byte[] packed, List<OldTexts.Text> texts) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
      for (OldTexts.Text text : texts) {
        if (!text.digest().equals(Digest.of(String.valueOf(lines.readLine())).hex())) {
          throw new IOException("record " + text.id() + " is not what its digest says");
        }
      }
      if (lines.readLine() != null) {
        throw new IOException("a record is more than one line");
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
