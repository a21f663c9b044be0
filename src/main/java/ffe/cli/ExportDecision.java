package ffe.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "decision",
    description = "A decision with all it was computed from; check it with: ffe verify FILE")
final class ExportDecision extends Asking {

  @Parameters(paramLabel = "ID", description = "The decision.")
  private String id = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Where to write, - for standard output (decision-ID.json).")
  private @Nullable Path to;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dry;

  ExportDecision(Ffe ffe) {
    super(ffe);
  }

  @Override
  public Integer call() {
    Ids.decision(id);
    Path file = to == null ? Path.of("decision-" + id + ".json") : to;
    boolean printed = file.toString().equals("-");
    if (!printed && !force && Files.exists(file)) {
      throw new Trouble(Exit.FILE, file + " is there; --force replaces it");
    }
    String path = ffe.ofAccount("/api/v1/decisions/" + id + "/export");
    if (dry) {
      ffe.out().println("would GET " + ffe.server().base() + path + " and write " + file);
      return Exit.OK;
    }
    Reply reply = ffe.server().get(path).orTrouble();
    if (printed) {
      ffe.out().print(reply.body());
    } else {
      WholeFile.write(file, reply.body());
      ffe.out().println(file);
    }
    return Exit.OK;
  }
}
