package ffe.desk;

import java.util.List;

/** There is no account of that name. */
public final class UnknownAccountException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownAccountException(List<String> known) {
    super("the accounts here are " + String.join(", ", known));
  }
}
