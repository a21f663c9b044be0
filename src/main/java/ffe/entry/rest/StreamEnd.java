package ffe.entry.rest;

import ffe.desk.live.LiveDesk;
import ffe.desk.stream.StreamDesk;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Ends every stream when the server stops. The server waits half a minute for requests under way
 * before it ends the application; told to end by a signal, the streams end at once.
 */
@WebListener
@SuppressWarnings("NullAway.Init")
public class StreamEnd implements ServletContextListener {

  @Inject LiveDesk live;

  @Inject StreamDesk streams;

  private final Thread atSignal = new Thread(this::end, "streams end");

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Runtime.getRuntime().addShutdownHook(atSignal);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atSignal);
    } catch (IllegalStateException e) {
      // the process ends already, and the hook with it
      return;
    }
  }

  private void end() {
    live.end();
    streams.end();
  }
}
