package ffe.adapter.liberty;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the settings to whoever asks. */
@Dependent
public class SettingsWiring {
  @Produces
  @Singleton
  Settings settings() {
    return StartCheck.read();
  }
}
