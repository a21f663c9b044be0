package ffe.cli;

import ffe.cli.doctor.Doctor;
import ffe.cli.doctor.Engine;
import ffe.cli.doctor.Finding;
import ffe.cli.doctor.Machine;
import ffe.cli.doctor.Site;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}. */
@Command(
    description = {
      "Looks for what is wrong and names the fix; run it where and as whom the engine runs.",
      "Exit code 1 if anything was found."
    })
class DoctorCommand extends Asking {

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "What the key is to be good for: viewer, trader or admin (viewer).")
  private String role = "viewer";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "The engine's data directory (FFE_DATA_DIR, else data).")
  private @Nullable String dataDir;

  private final boolean settingsOnly;

  DoctorCommand(Ffe ffe, boolean settingsOnly) {
    super(ffe);
    this.settingsOnly = settingsOnly;
  }

  @Override
  public final Integer call() {
    List<Finding> found = look();
    show(found);
    return found.isEmpty() ? Exit.OK : Exit.NO;
  }

  List<Finding> look() {
    if (!List.of("viewer", "trader", "admin").contains(role)) {
      throw new Trouble(Exit.USAGE, "--role is viewer, trader or admin");
    }
    Map<String, String> environment = new HashMap<>(ffe.environment);
    if (dataDir != null) {
      environment.put("FFE_DATA_DIR", dataDir);
    }
    Server server = ffe.quickServer();
    Site site =
        new Site(
            environment,
            server.base(),
            server.hasKey(),
            role,
            Machine.here(),
            remembering(server),
            Clock.systemUTC());
    return settingsOnly ? Doctor.examineSettings(site) : Doctor.examine(site);
  }

  /** Asks each path once, so that every check sees the same engine. */
  private static Engine remembering(Server server) {
    Map<String, Optional<Engine.Answer>> known = new HashMap<>();
    return path -> known.computeIfAbsent(path, p -> answer(server, p));
  }

  private static Optional<Engine.Answer> answer(Server server, String path) {
    try {
      Reply reply = server.get(path);
      Object json = reply.jsonOrNothing();
      return Optional.of(
          new Engine.Answer(reply.status(), reply.date(), member -> Json.at(json, member)));
    } catch (Trouble e) {
      return Optional.empty();
    }
  }

  private void show(List<Finding> found) {
    switch (ffe.output) {
      case JSON ->
          ffe.out()
              .println(
                  found.stream()
                      .map(DoctorCommand::json)
                      .collect(Collectors.joining(",", "{\"findings\":[", "]}")));
      case TABLE -> {
        found.forEach(
            f ->
                ffe.out()
                    .println(
                        Sheet.clean(
                            f.code() + ": " + f.what() + "; " + f.why() + ". Fix: " + f.fix())));
        if (found.isEmpty()) {
          ffe.out().println("nothing found" + (settingsOnly ? " in the settings" : ""));
        }
      }
      case CSV, MARKDOWN -> {
        Sheet sheet = new Sheet("code", "what", "why", "fix");
        found.forEach(f -> sheet.row(f.code(), f.what(), f.why(), f.fix()));
        ffe.out().print(sheet.text(ffe.output));
      }
    }
  }

  private static String json(Finding f) {
    return "{\"code\":"
        + Json.quote(f.code())
        + ",\"what\":"
        + Json.quote(f.what())
        + ",\"why\":"
        + Json.quote(f.why())
        + ",\"fix\":"
        + Json.quote(f.fix())
        + "}";
  }
}
