package ffe.adapter.liberty;

import ffe.desk.access.Doorkeeper;
import ffe.desk.access.Passwords;
import ffe.setting.Hosts;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * At the start of the application: reads the code's version and, on loopback, gives out the
 * one-time login link on the terminal and in {@code <data>/login-link}, never in the log, until a
 * password is set.
 */
@WebListener
@SuppressWarnings("NullAway.Init")
public class Start implements ServletContextListener {

  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  private static final Logger LOG = Logger.getLogger(Start.class.getName());

  @Inject CodeVersion code;

  @Inject Doorkeeper doorkeeper;

  @Inject Passwords passwords;

  @Inject Settings settings;

  @Resource ManagedExecutorService executor;

  @Inject Gauges gauges;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    code.read(event.getServletContext());
    gauges.identify(CodeVersion.release(event.getServletContext()), code.get());
    if (Hosts.isLoopback(settings.http().host())) {
      // on a thread of its own: whether a password is set stands in the database, which may take
      // its time
      executor.execute(this::linkUnlessPassword);
    }
  }

  private void linkUnlessPassword() {
    try {
      if (passwords.isSet()) {
        Files.deleteIfExists(settings.dataDir().resolve("login-link"));
        return;
      }
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "whether a password is set cannot be read; if one is, the login link will be refused",
          e);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a void login link could not be removed", e);
      return;
    }
    giveLink();
  }

  private void giveLink() {
    Path file = settings.dataDir().resolve("login-link");
    String link =
        "http://"
            + settings.http().host()
            + ":"
            + settings.http().port()
            + "/login#"
            + doorkeeper.newLink(() -> remove(file));
    try {
      write(file, link + "\n");
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the login link could not be written to the data directory", e);
    }
    // Liberty copies System.out to its log; the terminal's own descriptor is not copied, unless the
    // whole output goes to a file, as in the background.
    boolean isKept = Files.isRegularFile(STANDARD_OUTPUT);
    PrintStream terminal =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    terminal.println();
    terminal.println("  Finance Feedback Engine, paper trading. Open (once, within ten minutes):");
    terminal.println(isKept ? "  the link in " + file : "  " + link);
    terminal.println();
  }

  /** A link that was used is of no use to anybody. */
  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the used login link could not be removed", e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "login-link",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
