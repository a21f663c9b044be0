package ffe.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** A command line as somebody typed it, and what came of it. */
record Typed(int exit, String out, String err) {

  static Typed in(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = new Ffe(environment).run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Typed(exit, out.toString(), err.toString());
  }

  static Typed of(String... arguments) {
    return in(Map.of(), arguments);
  }
}
