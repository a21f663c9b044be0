package ffe.adapter.liberty;

import ffe.desk.SettingsBook;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives settings and the database to whoever asks. */
@Dependent
public class EngineWiring {
  @Produces
  @Resource(lookup = "jdbc/ffe")
  DataSource source;

  @Produces
  @Singleton
  Settings settings(StartCheck check) {
    return check.configured().settings();
  }

  @Produces
  @Singleton
  SettingsBook book(StartCheck check) {
    return new SettingsBook(check.configured().views());
  }
}
