package ffe.adapter.liberty;

import ffe.desk.Engines;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Tells QuestDB what happens for as long as the application runs. */
@WebListener
@SuppressWarnings("NullAway.Init")
public class QuestDbStart implements ServletContextListener {

  @Inject QuestDbWiring questDb;

  @Inject Engines engines;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    questDb.start(engines);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    questDb.stop();
  }
}
