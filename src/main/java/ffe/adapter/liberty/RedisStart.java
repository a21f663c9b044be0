package ffe.adapter.liberty;

import ffe.desk.Engines;
import ffe.desk.live.LiveEvents;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Hears the other servers for as long as the application runs. */
@WebListener
@SuppressWarnings("NullAway.Init")
public class RedisStart implements ServletContextListener {

  @Inject RedisWiring redis;

  @Inject LiveEvents live;

  @Inject Engines engines;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    redis.start(live, engines);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    redis.stop();
  }
}
