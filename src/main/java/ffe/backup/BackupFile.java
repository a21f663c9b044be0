package ffe.backup;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup, open for reading. Needs no database. */
public final class BackupFile implements Closeable {

  static final String MANIFEST = "manifest.txt";
  private static final int MANIFEST_BYTES_MAX = 1 << 22;
  private static final int BUFFER = 1 << 16;

  private final ZipFile zip;
  private final Manifest manifest;
  private final String manifestSha256;

  private BackupFile(ZipFile zip) throws IOException {
    this.zip = zip;
    byte[] text = manifestOf(zip);
    this.manifestSha256 = HexFormat.of().formatHex(Measure.sha256().digest(text));
    this.manifest = Manifest.parse(new String(text, StandardCharsets.UTF_8));
    List<String> due =
        Stream.concat(Stream.of(MANIFEST), manifest.tables().stream().map(Manifest.Table::entry))
            .sorted()
            .toList();
    if (!zip.stream().map(ZipEntry::getName).sorted().toList().equals(due)) {
      throw new BackupException("it does not hold what its manifest says");
    }
  }

  /**
   * Reads every byte once, so that a damaged file is known before anything of it is used.
   *
   * @throws BackupException when it is not a whole backup this engine can read
   */
  public static BackupFile open(Path file) throws BackupException {
    try {
      if (!Files.isRegularFile(file)) {
        throw new BackupException("there is no such file");
      }
      Seal.check(file);
      ZipFile zip = new ZipFile(file.toFile());
      try {
        return new BackupFile(zip);
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (IOException e) {
      throw told(e);
    }
  }

  /** Opens a file and reads every table in it, comparing counts and digests with the manifest. */
  public static BackupFile verified(Path file) throws BackupException {
    BackupFile backup = open(file);
    try {
      backup.proveTables();
      return backup;
    } catch (IOException e) {
      backup.close();
      throw told(e);
    }
  }

  private void proveTables() throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (Manifest.Table table : manifest.tables()) {
      try (Content content = content(table)) {
        while (content.read(buffer, 0, BUFFER) >= 0) {
          // measured as it passes
        }
        content.prove();
      }
    }
  }

  private static BackupException told(IOException e) {
    if (e instanceof BackupException known) {
      return known;
    } else if (e instanceof ZipException) {
      return new BackupException("not a backup of this engine", e);
    }
    return new BackupException("it cannot be read: " + words(e), e);
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Names this backup among all. */
  public String manifestSha256() {
    return manifestSha256;
  }

  Content content(Manifest.Table table) throws IOException {
    return new Content(
        zip.getInputStream(Objects.requireNonNull(zip.getEntry(table.entry()))), table);
  }

  @Override
  public void close() throws BackupException {
    try {
      zip.close();
    } catch (IOException e) {
      throw new BackupException("a backup could not be closed: " + words(e), e);
    }
  }

  private static byte[] manifestOf(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(MANIFEST);
    if (entry == null) {
      throw new BackupException("not a backup of this engine: it has no manifest");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] text = in.readNBytes(MANIFEST_BYTES_MAX);
      if (in.read() >= 0) {
        throw new BackupException("not a backup of this engine: its manifest is too long");
      }
      return text;
    }
  }

  static String words(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
  }

  /** A table's rows, measured while they are read. */
  static final class Content extends FilterInputStream {

    private final Manifest.Table table;
    private final Measure measure = new Measure();

    private Content(InputStream rows, Manifest.Table table) {
      super(rows);
      this.table = table;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = super.read(buffer, from, length);
      if (n > 0) {
        measure.add(buffer, from, n);
      }
      return n;
    }

    /** After the last byte. */
    void prove() throws BackupException {
      if (measure.rows() != table.rows()
          || measure.bytes() != table.bytes()
          || !measure.sha256Hex().equals(table.sha256())) {
        throw new BackupException("damaged: table " + table.name() + " is not what was written");
      }
    }
  }
}
