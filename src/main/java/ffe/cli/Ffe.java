package ffe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: what every command shares, and how it ends. */
@Command(
    name = "ffe",
    description = "Asks and tells a Finance Feedback Engine.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Ffe.Version.class,
    usageHelpAutoWidth = true,
    footer = "%nDocumentation: README.md, section Command line.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or yes",
      "1:the answer is no: not found, refused in this state, different, something found",
      "2:wrong usage, or a value out of range",
      "3:the engine cannot be reached",
      "4:no key, a wrong key, or one of too low a role",
      "5:the engine failed, or answered what this program does not understand",
      "6:a file cannot be read or written"
    })
final class Ffe {

  private static final String URL = "http://127.0.0.1:8000";
  private static final int SECONDS_MAX = 600;
  private static final int QUICK_SECONDS = 10;

  /** A defect of this program. */
  private static final int BUG = 70;

  final Map<String, String> environment;

  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "Where the engine is (FFE_URL, else " + URL + ").")
  private @Nullable String url;

  @Option(
      names = "--key",
      scope = ScopeType.INHERIT,
      paramLabel = "KEY",
      description =
          "Access key (FFE_API_KEY). Others on this machine can read it; prefer the file.")
  private @Nullable String key;

  @Option(
      names = "--key-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "File with the access key (FFE_API_KEY_FILE).")
  private @Nullable Path keyFile;

  @Option(
      names = "--account",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "Which account is meant (FFE_ACCOUNT, else the engine's own).")
  private @Nullable String account;

  @Option(
      names = {"-o", "--output"},
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      description = "table, json, markdown or csv; json is what the engine said (table).")
  Sheet.Format output = Sheet.Format.TABLE;

  @Option(
      names = "--timeout",
      scope = ScopeType.INHERIT,
      paramLabel = "SECONDS",
      description = "How long to wait for an answer, 1 to 600 (60).")
  private int seconds = 60;

  private PrintWriter out = new PrintWriter(java.io.Writer.nullWriter());
  private PrintWriter err = out;

  Ffe(Map<String, String> environment) {
    this.environment = new TreeMap<>(environment);
  }

  /** The release, as the build wrote it into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String release = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "ffe " + (release == null ? "unknown" : release), "code " + CoreVersion.get()
      };
    }
  }

  /** Runs one command and returns its exit code; nothing is thrown. */
  int run(PrintWriter answers, PrintWriter trouble, String... arguments) {
    out = answers;
    err = trouble;
    return commands().execute(arguments);
  }

  CommandLine commands() {
    CommandLine line = new CommandLine(this);
    Commands.addTo(line, this);
    return line.setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler((e, at, parsed) -> failed(e));
  }

  private int misused(CommandLine.ParameterException e, String[] arguments) {
    CommandLine at = e.getCommandLine();
    say(
        Sheet.clean(String.valueOf(e.getMessage()))
            + "; see: "
            + at.getCommandSpec().qualifiedName()
            + " --help");
    return at.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int failed(Exception e) {
    if (e instanceof Trouble trouble) {
      say(trouble.line());
      return trouble.exit();
    }
    say("a defect of this program: " + Sheet.clean(e.toString()));
    return BUG;
  }

  /** One line for people. */
  void say(String line) {
    err.println("ffe: " + line);
  }

  PrintWriter out() {
    return out;
  }

  /** What was said as it was said, or as a sheet. */
  void show(Reply reply, java.util.function.Function<Object, Sheet> sheet) {
    if (output == Sheet.Format.JSON) {
      out.print(reply.body());
      if (!reply.body().endsWith("\n")) {
        out.print('\n');
      }
    } else {
      out.print(sheet.apply(reply.json()).text(output));
    }
  }

  Server server() {
    if (seconds < 1 || seconds > SECONDS_MAX) {
      throw new Trouble(Exit.USAGE, "--timeout " + seconds + ": 1 to " + SECONDS_MAX + " seconds");
    }
    return server(Duration.ofSeconds(seconds));
  }

  /** For looking whether anybody is there. */
  Server quickServer() {
    return server(Duration.ofSeconds(Math.min(Math.max(seconds, 1), QUICK_SECONDS)));
  }

  private Server server(Duration answerMax) {
    return new Server(Server.address(set(url, "FFE_URL").orElse(URL)), key(), answerMax);
  }

  private Optional<String> key() {
    if (key == null && keyFile == null && set(null, "FFE_API_KEY").isPresent()) {
      return set(null, "FFE_API_KEY");
    }
    Optional<Path> file =
        key != null
            ? Optional.empty()
            : Optional.ofNullable(keyFile).or(() -> set(null, "FFE_API_KEY_FILE").map(Path::of));
    return file.map(Ffe::read).or(() -> Optional.ofNullable(key));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Trouble(Exit.FILE, "the key file " + file + " cannot be read");
    }
  }

  /** An option, else a variable that is set to something. */
  /** The path, said of the account that is meant. */
  String ofAccount(String path) {
    return set(account, "FFE_ACCOUNT")
        .map(
            name ->
                path
                    + (path.contains("?") ? "&" : "?")
                    + "account="
                    + URLEncoder.encode(name, StandardCharsets.UTF_8))
        .orElse(path);
  }

  Optional<String> set(@Nullable String option, String variable) {
    return Optional.ofNullable(option)
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
