package ffe.adapter.liberty;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Keeps ticks for as long as the application runs. */
@WebListener
@SuppressWarnings("NullAway.Init")
public class TickStart implements ServletContextListener {

  @Inject TickWiring ticks;

  @Inject Feeds feeds;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ticks.start(feeds);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    ticks.stop();
  }
}
