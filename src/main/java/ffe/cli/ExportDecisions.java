package ffe.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many decisions in one packed file, one after the other as {@link ExportDecision} writes one. */
@Command(
    name = "decisions",
    description = {
      "Decisions with all they were computed from, the newest first, in one packed file;",
      "check it with: ffe verify FILE"
    })
final class ExportDecisions extends Asking {

  private static final int LIMIT_MAX = 1_000_000;
  private static final int PAGE = 100;
  private static final int GONE = 410;
  private static final int CONFLICT = 409;

  @Option(names = "--to", paramLabel = "FILE", description = "Where to write (decisions.gz).")
  private Path file = Path.of("decisions.gz");

  @Option(names = "--since", paramLabel = "TIME", description = "UTC, as 2013-11-27T12:00:00Z.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "UTC, as 2013-11-27T12:00:00Z.")
  private @Nullable String until;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (10000).")
  private int limit = 10_000;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dry;

  private int written;
  private int missing;

  ExportDecisions(Ffe ffe) {
    super(ffe);
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new Trouble(Exit.USAGE, "--limit is 1 to " + LIMIT_MAX);
    }
    if (!force && Files.exists(file)) {
      throw new Trouble(Exit.FILE, file + " is there; --force replaces it");
    }
    if (dry) {
      ffe.out().println("would GET " + ffe.server().base() + page("") + " and write " + file);
      return Exit.OK;
    }
    WholeFile.write(
        file,
        out -> {
          try (OutputStream packed = new GZIPOutputStream(new BufferedOutputStream(out))) {
            writeAll(packed);
          }
        });
    ffe.out().println(file + ": " + written + " decisions");
    if (missing > 0) {
      ffe.say(
          missing
              + " were left out: the candles they saw, or their records, are not kept any more");
    }
    return missing == 0 ? Exit.OK : Exit.NO;
  }

  private void writeAll(OutputStream out) throws IOException {
    String cursor = "";
    do {
      Object page = ffe.server().get(page(cursor)).orTrouble().json();
      for (Object decision : Json.list(page, "decisions")) {
        if (written + missing == limit) {
          return;
        }
        writeOne(out, Ids.decision(Json.text(decision, "decision_id")));
      }
      ffe.say((written + missing) + " ...");
      cursor = Json.text(page, "next");
    } while (!cursor.isEmpty());
  }

  private void writeOne(OutputStream out, String id) throws IOException {
    Reply reply = ffe.server().get(ffe.ofAccount("/api/v1/decisions/" + id + "/export"));
    if (reply.status() == CONFLICT || reply.status() == GONE) {
      missing++;
      return;
    }
    out.write(reply.orTrouble().body().getBytes(StandardCharsets.UTF_8));
    written++;
  }

  private String page(String cursor) {
    return ffe.ofAccount(
        new Query()
            .with("limit", Integer.toString(PAGE))
            .with("from", since)
            .with("to", until)
            .with("cursor", cursor.isEmpty() ? null : cursor)
            .of("/api/v1/decisions"));
  }
}
