package ffe.adapter.liberty;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Leaving with one line. The server decorates {@code System.err}, so the descriptor is used. */
final class Exit {
  /** EX_CONFIG of sysexits.h. */
  private static final int CONFIGURATION = 78;

  private Exit() {}

  /** Before anything was started: at once, so that no later complaint hides the reason. */
  static void atOnce(String reason) {
    say(reason);
    Runtime.getRuntime().halt(CONFIGURATION);
  }

  /**
   * In good order, closing what is open; must not be called on a thread that start-up waits for.
   */
  static void inOrder(String reason) {
    say(reason);
    System.exit(CONFIGURATION);
  }

  private static void say(String reason) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    out.println(reason);
  }
}
