package ffe.adapter.venue.feed;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Where a stand-in is told what to do while it runs. */
public final class LoopbackTerminal {

  private LoopbackTerminal() {}

  /**
   * Goes on until the stand-in is closed, or is ended from outside where there is no terminal.
   *
   * @param command its first letter; the rest of the line says nothing more
   */
  public static void obey(IntConsumer command, BooleanSupplier isClosed) throws IOException {
    for (int c = 0; (c = System.in.read()) >= 0; ) {
      command.accept(c);
      while (c >= 0 && c != '\n') {
        c = System.in.read();
      }
    }
    while (!isClosed.getAsBoolean()) {
      LockSupport.park();
    }
  }
}
