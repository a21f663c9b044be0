package ffe.cli;

/** What the process says when it ends; never renumbered. */
final class Exit {

  static final int OK = 0;

  /** The answer is no: not found, refused in this state, different, something found. */
  static final int NO = 1;

  /** The command line, or a value in it, is wrong. */
  static final int USAGE = 2;

  static final int UNREACHABLE = 3;

  /** No key, a wrong one, one of a lower role, or too many attempts. */
  static final int DENIED = 4;

  /** The server failed, or answered what this program does not understand. */
  static final int SERVER = 5;

  /** A file cannot be read or written. */
  static final int FILE = 6;

  /** {@code verify}: made by another version. */
  static final int OTHER_VERSION = 2;

  /** {@code verify}: wrong usage, since 2 is an answer there. */
  static final int VERIFY_USAGE = 64;

  private Exit() {}
}
