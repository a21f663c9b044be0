package ffe.entry.web;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Tells browsers what a page of ours may load and run: nothing of other hosts, no script within the
 * page but the framework's own, which carry a word made anew for each page.
 *
 * <p>The framework computes functions from text and writes styles into the page, which therefore
 * stay allowed.
 */
@Dependent
public class ContentPolicy {

  private static final int NONCE_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  void started(@Observes ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(this::protect);
  }

  private void protect(IndexHtmlResponse page) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    page.getDocument().select("script").attr("nonce", nonce);
    page.getVaadinResponse()
        .setHeader(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self' 'unsafe-eval' 'nonce-"
                + nonce
                + "'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"
                + " data:; connect-src 'self'; manifest-src 'self'; base-uri 'self';"
                + " form-action 'self'; frame-ancestors 'none'");
  }
}
