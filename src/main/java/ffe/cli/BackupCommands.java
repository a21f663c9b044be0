package ffe.cli;

import ffe.backup.BackupException;
import ffe.backup.BackupFile;
import ffe.backup.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Backups: made by the engine, proved here, gone on from by a start. */
final class BackupCommands {

  private static final String PATH = "/api/v1/backups";

  private BackupCommands() {}

  @Command(
      name = "backup",
      description = "Makes a backup while the engine goes on (admin), or lists them.")
  static final class Make extends Asking {

    @Option(names = "--list", description = "The backups there are, newest first; makes none.")
    private boolean list;

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Make(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      if (list) {
        ffe.show(
            ffe.server().get(PATH).orTrouble(),
            json ->
                Sheet.of(
                    Json.list(json, "backups"),
                    "name=name",
                    "taken (UTC)=taken_at",
                    "bytes=bytes"));
        return Exit.OK;
      }
      if (dry) {
        ffe.out().println("would POST " + ffe.server().base() + PATH);
        return Exit.OK;
      }
      ffe.show(
          ffe.server().post(PATH, "{}").orTrouble(),
          made ->
              Sheet.ofFields(
                  made,
                  "name=name",
                  "intact=intact",
                  "taken (UTC)=taken_at",
                  "rows=rows",
                  "sha256=manifest_sha256"));
      return Exit.OK;
    }
  }

  @Command(
      name = "verify-backup",
      description = {
        "Reads every byte of a backup and compares counts and digests.",
        "Needs the file only: no engine, database or network."
      })
  static final class Verify extends Asking {

    @Parameters(paramLabel = "FILE", description = "The backup, ffe-....zip.")
    private Path file = Path.of("-");

    Verify(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      try (BackupFile backup = proved(file)) {
        Manifest told = backup.manifest();
        Sheet sheet =
            new Sheet("field", "value")
                .row("intact", "true")
                .row("taken (UTC)", told.takenAt().toString())
                .row("made by", told.application())
                .row("schema", Integer.toString(told.schema()))
                .row("rows", Long.toString(told.rows()))
                .row("sha256", backup.manifestSha256());
        for (Manifest.Ledger ledger : told.ledgers()) {
          sheet.row("ledger " + ledger.account(), ledger.events() + " events " + ledger.sha256());
        }
        ffe.out().print(sheet.text(ffe.output));
        return Exit.OK;
      } catch (BackupException e) {
        throw new Trouble(Exit.NO, file + ": " + e.getMessage());
      }
    }
  }

  @Command(
      name = "restore",
      description = {
        "Proves a backup and an empty data directory, and says how to start the engine from them.",
        "The start itself fills the database; it lands paused. Changes nothing by itself."
      })
  static final class Restore extends Asking {

    @Parameters(paramLabel = "FILE", description = "The backup, ffe-....zip.")
    private Path file = Path.of("-");

    @Option(
        names = "--data-dir",
        paramLabel = "DIR",
        description = "Where the engine will keep its data (FFE_DATA_DIR, else data).")
    private @Nullable String dataDir;

    Restore(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      Path data = Path.of(ffe.set(dataDir, "FFE_DATA_DIR").orElse("data")).toAbsolutePath();
      try (BackupFile backup = proved(file)) {
        if (Files.exists(data.resolve("pg"))) {
          throw new Trouble(
              Exit.NO, data + " has a database already; choose an empty directory by --data-dir");
        }
        ffe.out()
            .println(
                file
                    + " is intact: "
                    + backup.manifest().rows()
                    + " rows, taken "
                    + backup.manifest().takenAt());
        ffe.out().println("Start the engine from it; it lands paused, and ffe resume goes on:");
        Stream.of(
                "  FFE_DATA_DIR=" + quoted(data.normalize()) + " \\",
                "  FFE_RESTORE_FROM=" + quoted(file.toAbsolutePath().normalize()) + " \\",
                "  bin/ffe-server")
            .forEach(ffe.out()::println);
        ffe.out()
            .println(
                "Access keys open it only with the pepper they were made with, which no backup"
                    + " holds: copy the old data directory's file pepper, or set"
                    + " FFE_ACCESS_PEPPER.");
        return Exit.OK;
      } catch (BackupException e) {
        throw new Trouble(Exit.NO, file + ": " + e.getMessage());
      }
    }

    /** As a shell reads it back. */
    private static String quoted(Path path) {
      return "'" + path.toString().replace("'", "'\\''") + "'";
    }
  }

  static List<Asking> all(Ffe ffe) {
    return List.of(new Make(ffe), new Verify(ffe), new Restore(ffe));
  }

  private static BackupFile proved(Path file) throws BackupException {
    if (!Files.isReadable(file)) {
      throw new Trouble(Exit.FILE, file + " cannot be read");
    }
    return BackupFile.verified(file);
  }
}
