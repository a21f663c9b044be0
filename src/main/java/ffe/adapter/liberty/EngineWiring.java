package ffe.adapter.liberty;

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
  Settings settings() {
    return StartCheck.read();
  }
}
