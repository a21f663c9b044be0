package ffe.adapter.liberty;

import ffe.adapter.https.KeyMaterial;
import ffe.adapter.https.UnfitException;
import ffe.setting.Refusal;
import ffe.setting.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files HTTPS is configured by. */
final class HttpsFiles {

  private HttpsFiles() {}

  /** Empty without any. Throws a {@link Refusal} that names the setting which is at fault. */
  static Optional<KeyMaterial> read(Settings.Https https, Instant now) {
    try {
      return https
          .keystore()
          .map(f -> KeyMaterial.inKeystore(f, https.password().map(Secret::reveal).orElse("")))
          .or(() -> https.certificate().map(c -> KeyMaterial.inPem(c, https.key().orElseThrow())))
          .map(found -> found.validAt(now));
    } catch (UnfitException e) {
      Refusal refusal =
          switch (e.part()) {
            case KEYSTORE -> refusal("ffe.https.keystore", https.keystore(), e);
            case CERTIFICATE -> refusal("ffe.https.certificate", https.certificate(), e);
            case KEY -> refusal("ffe.https.key", https.key(), e);
            case PASSWORD ->
                new Refusal(
                    "ffe.https.keystore-password",
                    https.password().isPresent() ? "(secret)" : "",
                    String.valueOf(e.getMessage()));
          };
      refusal.initCause(e);
      throw refusal;
    }
  }

  private static Refusal refusal(String key, Optional<Path> file, UnfitException e) {
    return new Refusal(key, file.map(Path::toString).orElse(""), String.valueOf(e.getMessage()));
  }

  /** What to look at to see that a certificate was renewed. */
  static List<Path> of(Settings.Https https) {
    return Stream.of(https.keystore(), https.certificate(), https.key())
        .flatMap(Optional::stream)
        .toList();
  }
}
