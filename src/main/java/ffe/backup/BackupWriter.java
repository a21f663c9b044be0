package ffe.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes everything the engine knows, as of one moment, into one file. */
public final class BackupWriter {

  /** How the name of an unfinished file begins and ends. */
  public static final String UNFINISHED_BEGIN = ".ffe-";

  public static final String UNFINISHED_END = ".part";

  private static final String OWNER_ONLY = "rw-------";
  private static final int BUFFER = 1 << 16;

  private static final List<String> SNAPSHOT =
      List.of(
          "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
          "SET LOCAL TimeZone = 'UTC'",
          "SET LOCAL DateStyle = 'ISO, YMD'",
          "SET LOCAL IntervalStyle = 'iso_8601'",
          "SET LOCAL extra_float_digits = 1",
          "SET LOCAL statement_timeout = 0");

  private static final String SCHEMA =
      "SELECT max(version::integer) FROM flyway_schema_history WHERE success";

  private static final String MARKETS =
      "SELECT session_at, account || ' ' || source || ' ' || instrument FROM lane"
          + " ORDER BY account COLLATE \"C\", source COLLATE \"C\", instrument COLLATE \"C\"";

  /** Opens what the file's bytes are written to. */
  interface Disk {
    OutputStream open(Path file) throws IOException;
  }

  private final Path directory;
  private final String application;
  private final Disk disk;

  public BackupWriter(Path directory, String application) {
    this(directory, application, file -> Files.newOutputStream(file, StandardOpenOption.WRITE));
  }

  BackupWriter(Path directory, String application, Disk disk) {
    this.directory = directory;
    this.application = application;
    this.disk = disk;
  }

  /**
   * Makes the file and reads it back whole before it gets its name.
   *
   * @param sql with no transaction open; is left so
   * @return the file
   * @throws BackupException when the file cannot be written; nothing is left of it then
   */
  public Path write(Connection sql, Instant now) throws BackupException, SQLException {
    Path file = directory.resolve(BackupName.of(now));
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path part =
          Files.createTempFile(
              directory,
              UNFINISHED_BEGIN,
              UNFINISHED_END,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
      try {
        pack(sql, now, part);
        Seal.put(part);
        BackupFile.verified(part).close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
        entries.force(true);
      }
      return file;
    } catch (IOException e) {
      throw new BackupException("no backup was made in " + directory + ": " + why(e), e);
    }
  }

  private static String why(IOException e) {
    String words = BackupFile.words(e);
    if (e instanceof AccessDeniedException || words.endsWith("Read-only file system")) {
      return "this process may not write there";
    } else if (e instanceof FileAlreadyExistsException) {
      return "this is a file, not a directory";
    }
    return words;
  }

  private void pack(Connection sql, Instant now, Path part) throws IOException, SQLException {
    boolean before = sql.getAutoCommit();
    sql.setAutoCommit(false);
    // a zip that cannot write its end does not close what is below it, and a file that is open
    // keeps
    // its bytes on the full disk
    try (OutputStream file = disk.open(part);
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(file, BUFFER))) {
      zip.setComment(Seal.OPEN);
      try (Statement statement = sql.createStatement()) {
        for (String setting : SNAPSHOT) {
          statement.execute(setting);
        }
      }
      List<Manifest.Table> tables = new ArrayList<>();
      for (Map.Entry<String, List<String>> table : Tables.known(sql).entrySet()) {
        tables.add(copy(sql, zip, table.getKey(), table.getValue()));
      }
      Manifest manifest =
          new Manifest(schema(sql), application, now, markets(sql), Tables.ledgers(sql), tables);
      zip.putNextEntry(entry(BackupFile.MANIFEST, now));
      zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } finally {
      sql.rollback();
      sql.setAutoCommit(before);
    }
  }

  private static Manifest.Table copy(
      Connection sql, ZipOutputStream zip, String table, List<String> columns)
      throws IOException, SQLException {
    Measure measure = new Measure();
    Manifest.Table named = new Manifest.Table(table, 0, 0, "0".repeat(64), columns);
    zip.putNextEntry(new ZipEntry(named.entry()));
    CopyTarget out = new CopyTarget(zip, measure);
    Tables.copying(sql).copyOut(Tables.copied(table, columns), out);
    out.failIfBroken();
    zip.closeEntry();
    return new Manifest.Table(table, measure.rows(), measure.bytes(), measure.sha256Hex(), columns);
  }

  private static ZipEntry entry(String name, Instant at) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(at.toEpochMilli());
    return entry;
  }

  private static int schema(Connection sql) throws SQLException {
    try (Statement statement = sql.createStatement();
        ResultSet row = statement.executeQuery(SCHEMA)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static List<Manifest.Market> markets(Connection sql) throws SQLException {
    List<Manifest.Market> markets = new ArrayList<>();
    try (Statement statement = sql.createStatement();
        ResultSet row = statement.executeQuery(MARKETS)) {
      while (row.next()) {
        markets.add(new Manifest.Market(row.getTimestamp(1).toInstant(), row.getString(2)));
      }
    }
    return markets;
  }
}
