package ffe.cli.doctor;

import java.nio.file.Path;
import java.util.function.ToLongFunction;

/**
 * What is told of the machine.
 *
 * @param java feature version that runs this program
 * @param user who runs it
 * @param limits Linux's list of limits of a process
 * @param freeBytes of the disk a path is on
 */
public record Machine(int java, String user, Path limits, ToLongFunction<Path> freeBytes) {

  public static Machine here() {
    return new Machine(
        Runtime.version().feature(),
        System.getProperty("user.name", ""),
        Path.of("/proc/self/limits"),
        Machine::free);
  }

  /** A file system without any size, as /proc, is not a full disk. */
  private static long free(Path path) {
    return path.toFile().getTotalSpace() == 0 ? Long.MAX_VALUE : path.toFile().getUsableSpace();
  }
}
