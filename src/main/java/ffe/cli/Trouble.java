package ffe.cli;

/** Why a command ends without its answer: one line for people and an exit code for scripts. */
final class Trouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exit;

  Trouble(int exit, String line) {
    super(line);
    this.exit = exit;
  }

  int exit() {
    return exit;
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
