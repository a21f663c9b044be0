package ffe.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** {@code java -jar ffe.jar}. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    // UTF-8 whatever the locale: what is written must be what REST said
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int exit = new Ffe(System.getenv()).run(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(exit);
  }

  private static PrintWriter writer(FileDescriptor to) {
    return new PrintWriter(new FileOutputStream(to), false, StandardCharsets.UTF_8);
  }
}
