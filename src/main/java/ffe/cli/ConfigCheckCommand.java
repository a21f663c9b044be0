package ffe.cli;

import ffe.cli.doctor.Doctor;
import ffe.cli.doctor.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code config check}: the settings alone, of this environment or of a file by itself. */
@Command(
    description = {
      "Looks for what is wrong in environment, configuration file and files of secrets;",
      "with FILE or DIR in that file alone. Exit code 1 if anything was found."
    })
final class ConfigCheckCommand extends DoctorCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|DIR",
      description = "A file of settings, or the data directory it lies in.")
  private @Nullable Path path;

  ConfigCheckCommand(Ffe ffe) {
    super(ffe, true);
  }

  @Override
  List<Finding> look() {
    return path == null ? super.look() : Doctor.examineFile(file(path));
  }

  private static Path file(Path path) {
    Optional<Path> file =
        Stream.of(
                path,
                path.resolve("config").resolve("ffe.properties"),
                path.resolve("ffe.properties"))
            .filter(Files::isRegularFile)
            .findFirst();
    return file.orElseThrow(() -> new Trouble(Exit.USAGE, "no file of settings at " + path));
  }
}
