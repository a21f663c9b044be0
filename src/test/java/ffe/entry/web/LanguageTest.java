package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  /** A request with a cookie and the browser's languages, the dearest first. */
  private static HttpServletRequest request(String cookie, String accept) {
    Cookie[] cookies = {new Cookie("other", "1"), new Cookie(Language.COOKIE, cookie)};
    List<Locale> locales =
        accept.isEmpty()
            ? List.of(Words.PORTUGUESE) // the server's own
            : Arrays.stream(accept.split(" ", -1)).map(Locale::forLanguageTag).toList();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LanguageTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getCookies" -> cookies;
                  case "getHeader" -> accept.isEmpty() ? null : accept;
                  case "getLocales" -> Collections.enumeration(locales);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @ParameterizedTest(name = "cookie {0}, browser {1}: {2}")
  @CsvSource({
    "'', pt-BR, pt-BR",
    "'', pt-PT en-US, pt-BR",
    "'', en-US pt-BR, en",
    "'', de-DE pt en, pt-BR",
    "'', de-DE fr, en",
    "'', '', en",
    "pt-BR, en-US, pt-BR",
    "en, pt-BR, en",
    "xx, pt-BR, pt-BR",
    "'pt-BR;', en-GB, en"
  })
  void the_choice_goes_before_the_browser_and_english_is_the_last(
      String cookie, String accept, String language) {
    String safe = cookie.replace(";", "!");
    assertThat(Language.of(request(safe, accept)).toLanguageTag()).isEqualTo(language);
  }
}
