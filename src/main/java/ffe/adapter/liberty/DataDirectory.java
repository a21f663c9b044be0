package ffe.adapter.liberty;

import ffe.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one directory the engine writes to. */
final class DataDirectory {
  private DataDirectory() {}

  /** Makes it and proves by writing that it can be written; permissions alone do not tell. */
  static void prepare(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "writable", ".probe"));
    } catch (IOException e) {
      Refusal refusal =
          new Refusal(
              "ffe.data.dir", directory.toString(), "a directory this process can write to");
      refusal.initCause(e);
      throw refusal;
    }
  }
}
