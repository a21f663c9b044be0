package ffe.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real PostgreSQL of our own, in one directory, reachable from this machine only.
 *
 * <p>It outlives a killed Java process on purpose: the next one attaches to it. Every user of the
 * directory holds a shared lock; the last to leave in good order stops the server.
 */
final class EmbeddedServer {
  static final String OWNER = "ffe_owner";
  static final String DATABASE = "ffe";
  private static final Logger LOG = Logger.getLogger("ffe.boot");
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final int ATTACH_TRIES = 60;
  private static final Duration ATTACH_PAUSE = Duration.ofMillis(500);

  private final Path home;
  private final Path cluster;
  private final Passwords passwords;
  private final FileChannel users;
  private boolean stopsOnExit;
  private Optional<Binaries> programs = Optional.empty();

  EmbeddedServer(Path home) throws IOException {
    this.home = home.toAbsolutePath().normalize();
    this.cluster = this.home.resolve("cluster");
    this.passwords = new Passwords(this.home);
    Files.createDirectories(this.home);
    Files.setPosixFilePermissions(this.home, PosixFilePermissions.fromString("rwx------"));
    this.users = open("users.lock");
  }

  String password(String role) throws IOException {
    return passwords.of(role);
  }

  /** Attaches to the server of our directory, or starts it; returns the owner's address. */
  synchronized Address start() throws IOException, SQLException {
    long from = System.nanoTime();
    // Closing the channel gives the lock back.
    try (FileChannel channel = open("start.lock")) {
      channel.lock();
      Binaries binaries = Binaries.under(home);
      programs = Optional.of(binaries);
      if (!Files.exists(cluster.resolve("PG_VERSION"))) {
        initialise(binaries);
      }
      Optional<Address> running = attach(binaries);
      Address owner = running.isPresent() ? running.get() : launch(binaries);
      hold();
      LOG.log(
          Level.INFO,
          "embedded PostgreSQL {0} at {1} in {2} ms",
          new Object[] {
            running.isPresent() ? "found" : "started",
            owner.url(),
            (System.nanoTime() - from) / 1_000_000
          });
      return owner;
    }
  }

  /** Whether a server process runs on our directory. */
  boolean isRunning() {
    try {
      return Postmaster.of(cluster).isPresent();
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  /** The owner's way to the server process on our directory, if there is one. */
  Optional<Address> running() throws IOException {
    Optional<Postmaster> postmaster = Postmaster.of(cluster);
    return postmaster.isPresent()
        ? Optional.of(address(postmaster.get().port()))
        : Optional.empty();
  }

  private Address address(int port) throws IOException {
    return Address.local(port, "postgres", OWNER, passwords.of(OWNER));
  }

  /** Lets go of the server, and stops it if nobody else uses it. */
  synchronized void release() {
    try {
      users.close();
      try (FileChannel channel = open("users.lock");
          FileLock last = channel.tryLock()) {
        // found at the start: after "server stop" no class loader finds a resource any more
        if (last != null && isRunning() && programs.isPresent()) {
          stop(programs.get(), "fast");
        }
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "embedded PostgreSQL was not stopped", e);
    }
  }

  private void initialise(Binaries binaries) throws IOException {
    passwords.of(OWNER);
    Path next = home.resolve("cluster.next");
    if (Files.exists(next)) {
      Files.move(next, home.resolve("cluster.broken-" + ProcessHandle.current().pid()));
    }
    Program.run(
        home,
        START_LIMIT,
        List.of(
            binaries.program("initdb"),
            "--pgdata=" + next,
            "--username=" + OWNER,
            "--pwfile=" + passwords.file(OWNER),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--data-checksums"));
    // One rename makes the cluster: a half-made one is never taken for whole.
    Files.move(next, cluster);
  }

  private Optional<Address> attach(Binaries binaries) throws IOException {
    Optional<Postmaster> postmaster = Postmaster.of(cluster);
    if (postmaster.isEmpty()) {
      Files.deleteIfExists(Postmaster.file(cluster));
      return Optional.empty();
    }
    for (int i = 0; i < ATTACH_TRIES && postmaster.get().isAlive(); i++) {
      Address owner = address(postmaster.get().port());
      try (Connection connection = owner.connect()) {
        if (serves(connection)) {
          return Optional.of(owner);
        }
        break;
      } catch (SQLException e) {
        LOG.log(Level.FINE, "not yet", e);
        pause();
      }
    }
    stop(binaries, "immediate");
    return Optional.empty();
  }

  private boolean serves(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW data_directory")) {
      return rows.next() && Files.isSameFile(Path.of(rows.getString(1)), cluster);
    }
  }

  private Address launch(Binaries binaries) throws IOException {
    int port = freePort();
    String settings =
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
            + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on"
            + " -c password_encryption=scram-sha-256 -c shared_buffers=64MB -c max_connections=60"
            + " -c timezone=UTC -c log_timezone=UTC";
    Program.run(
        home,
        START_LIMIT,
        List.of(
            binaries.program("pg_ctl"),
            "start",
            "--pgdata=" + cluster,
            "--log=" + home.resolve("server.log"),
            "--wait",
            "--timeout=" + (START_LIMIT.toSeconds() - 10),
            "--options=" + settings));
    return address(port);
  }

  private void stop(Binaries binaries, String mode) throws IOException {
    Program.run(
        home,
        STOP_LIMIT,
        List.of(binaries.program("pg_ctl"), "stop", "--pgdata=" + cluster, "--mode=" + mode));
  }

  private void hold() throws IOException {
    if (!stopsOnExit) {
      users.lock(0, Long.MAX_VALUE, true);
      stopsOnExit = true;
    }
  }

  private FileChannel open(String name) throws IOException {
    return FileChannel.open(
        home.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(ATTACH_PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for PostgreSQL", e);
    }
  }
}
