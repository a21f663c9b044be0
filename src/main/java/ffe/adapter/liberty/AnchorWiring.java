package ffe.adapter.liberty;

import ffe.adapter.anchor.AnchorFile;
import ffe.adapter.anchor.AnchorUrl;
import ffe.desk.chain.AnchorPost;
import ffe.desk.chain.AnchorShelf;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Where the audit chain is anchored, as configured. */
@Dependent
public class AnchorWiring {

  private static final Duration POST_LIMIT = Duration.ofSeconds(10);

  @Produces
  @Singleton
  AnchorShelf shelf(Settings settings) {
    return new AnchorFile(settings.audit().anchors());
  }

  @Produces
  @Singleton
  AnchorPost post(Settings settings) {
    return new AnchorUrl(settings.audit().post(), POST_LIMIT);
  }
}
