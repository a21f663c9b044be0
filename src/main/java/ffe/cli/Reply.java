package ffe.cli;

/**
 * What the server answered.
 *
 * @param date the header of that name, empty text without one
 */
record Reply(int status, String body, String date) {

  private static final int DETAIL_MAX = 300;

  boolean isOk() {
    return status >= 200 && status < 300;
  }

  Object json() {
    try {
      return Json.read(body);
    } catch (Json.MalformedException e) {
      throw new Trouble(
          Exit.SERVER,
          "the answer is not JSON ("
              + e.getMessage()
              + "); is there a proxy between, or another program at this address?");
    }
  }

  /** As {@link #json}; an empty object for what is not JSON. */
  Object jsonOrNothing() {
    try {
      return Json.read(body);
    } catch (Json.MalformedException e) {
      return java.util.Map.of();
    }
  }

  /** Itself if the server did what was asked; else it ends the command. */
  Reply orTrouble() {
    if (isOk()) {
      return this;
    }
    throw new Trouble(exit(), words());
  }

  private int exit() {
    return switch (status) {
      case 400, 405, 413, 415, 422 -> Exit.USAGE;
      case 401, 403, 429 -> Exit.DENIED;
      case 404, 409 -> Exit.NO;
      default -> Exit.SERVER;
    };
  }

  private String words() {
    String said = "";
    String code = "";
    try {
      Object json = Json.read(body);
      said = Sheet.clean(Json.text(json, "detail"));
      code = Sheet.clean(Json.text(json, "code"));
      if (status >= 500 && status != 503) {
        code += ", reference " + Sheet.clean(Json.text(json, "reference_id"));
      }
    } catch (Json.MalformedException e) {
      said = "an answer this program does not understand";
    }
    String line = said.substring(0, Math.min(said.length(), DETAIL_MAX));
    return line + " (" + status + (code.isEmpty() ? "" : " " + code) + ")" + fix();
  }

  private String fix() {
    return switch (status) {
      case 401 -> "; give a key by FFE_API_KEY or --key-file";
      case 403 -> "; use a key of a higher role, an admin makes one with: ffe key create";
      case 429 -> "; wait a minute";
      case 503 -> "; see: ffe doctor";
      default -> "";
    };
  }
}
