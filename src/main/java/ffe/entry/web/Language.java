package ffe.entry.web;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which language a page is in: what was chosen on the settings page, which a cookie keeps, else the
 * first of the browser's languages that there are words for, else English. Each page asks anew.
 */
@Dependent
public class Language {

  /** Name of the cookie; its value is a language tag. */
  static final String COOKIE = "ffe-language";

  private static final int KEPT_SECONDS = 365 * 24 * 3600;

  void started(@Observes ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(Language::tag);
    event.getSource().addUIInitListener(init -> speak(init.getUI()));
  }

  private static void tag(IndexHtmlResponse page) {
    asking(page.getVaadinRequest())
        .ifPresent(
            request -> page.getDocument().select("html").attr("lang", of(request).toLanguageTag()));
  }

  private static void speak(UI ui) {
    asking(VaadinRequest.getCurrent())
        .ifPresent(
            request -> {
              ui.setLocale(of(request));
              ComponentUtil.setData(ui, COOKIE, chosen(request).orElse(Locale.ROOT));
            });
  }

  private static Optional<HttpServletRequest> asking(VaadinRequest request) {
    return Optional.ofNullable(request)
        .filter(HttpServletRequest.class::isInstance)
        .map(HttpServletRequest.class::cast);
  }

  /** The language to answer a request in. */
  public static Locale of(HttpServletRequest request) {
    return chosen(request).or(() -> wished(request)).orElse(Words.ENGLISH);
  }

  /** Empty as long as nobody chose one in this browser. */
  private static Optional<Locale> chosen(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies())
        .map(Arrays::stream)
        .orElse(Stream.empty())
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .flatMap(tag -> Words.LANGUAGES.stream().filter(l -> l.toLanguageTag().equals(tag)))
        .findFirst();
  }

  /** Without the header a server answers its own language, which is nobody's wish. */
  private static Optional<Locale> wished(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? Optional.empty()
        : Collections.list(request.getLocales()).stream().flatMap(Words::offered).findFirst();
  }

  /** What was chosen for a page; empty while it is left to the browser. */
  static Optional<Locale> chosen(UI ui) {
    return Optional.ofNullable(ComponentUtil.getData(ui, COOKIE))
        .map(Locale.class::cast)
        .filter(Words.LANGUAGES::contains);
  }

  /** Keeps a choice and shows the page again; an empty one leaves it to the browser. */
  static void choose(UI ui, Optional<Locale> language) {
    String cookie =
        COOKIE
            + "="
            + language.map(Locale::toLanguageTag).orElse("")
            + "; Path=/; SameSite=Strict; Max-Age="
            + (language.isPresent() ? KEPT_SECONDS : 0);
    ui.getPage().executeJs("document.cookie = $0; location.reload()", cookie);
  }
}
