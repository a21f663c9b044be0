package ffe.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The name of a backup file: {@code ffe-20261121T030000.000Z.zip}, the instant it was begun. */
public final class BackupName {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("'ffe-'uuuuMMdd'T'HHmmss.SSS'Z.zip'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private BackupName() {}

  public static String of(Instant begun) {
    return FORM.format(begun);
  }

  /** When the backup of this name was begun; empty when it is no such name. */
  public static Optional<Instant> begun(String name) {
    try {
      return Optional.of(FORM.parse(name, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
