package ffe.it;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Arquillian's runner has no key, and the engine opens no door for it: in the test archive, and
 * only there, a filter before the engine's own hands the runner the server's admin key.
 */
@WebListener
public class RunnerKey implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    String key = ConfigProvider.getConfig().getValue("ffe.admin.api-key", String.class);
    event
        .getServletContext()
        .addFilter("runner-key", new Lend(key))
        .addMappingForUrlPatterns(
            EnumSet.of(DispatcherType.REQUEST), false, "/ArquillianServletRunnerEE9");
  }

  private static final class Lend extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private final String key;

    Lend(String key) {
      this.key = key;
    }

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(
          new HttpServletRequestWrapper(request) {
            @Override
            public String getHeader(String name) {
              return name.equalsIgnoreCase("Authorization")
                  ? "Bearer " + key
                  : super.getHeader(name);
            }
          },
          response);
    }
  }
}
