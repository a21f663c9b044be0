package ffe.setting;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The settings of a QuestDB that is told what happens. Part of the table of {@link Keys}. */
public final class QuestDbKeys {

  public static final Key<URI> URL =
      Key.of(
              "ffe.questdb.url",
              "",
              "http:// or https:// with a host, without a user or a path",
              text -> Optional.of(URI.create(text)).filter(QuestDbKeys::isServer))
          .means(
              "the HTTP address of a QuestDB that ticks, signals and executions are written to;"
                  + " without it none");

  public static final Key<String> USER =
      Key.of(
              "ffe.questdb.user",
              "",
              "1 to 64 letters, digits, . _ -",
              text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9._-]{1,64}")))
          .means("who writes there, where it asks for a user and a password");

  public static final Key<Secret> PASSWORD =
      Key.secret("ffe.questdb.password", 0).means("the password for that");

  public static final Key<Secret> TOKEN =
      Key.secret("ffe.questdb.token", 0)
          .within("1 to 4000 letters, digits and signs without spaces", QuestDbKeys::isSent)
          .means("a token, where it asks for one; with it user and password are not sent");

  private QuestDbKeys() {}

  private static boolean isServer(URI uri) {
    return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && List.of("", "/").contains(uri.getPath())
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  /** As the head of a request it must not hold what ends one. */
  private static boolean isSent(Secret secret) {
    return secret.reveal().matches("[!-~]{1,4000}");
  }

  /** In the order of the template. */
  static List<Key<?>> all() {
    return List.of(URL, USER, PASSWORD, TOKEN);
  }
}
