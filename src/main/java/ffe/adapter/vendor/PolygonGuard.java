package ffe.adapter.vendor;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** The guard of {@link Vendor#POLYGON}. */
@ApplicationScoped
public class PolygonGuard implements VendorGuard {

  PolygonGuard() {}

  @Override
  @Timeout(LIMIT_MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = CALLS,
      failureRatio = FAILED,
      delay = OPEN_MILLIS,
      failOn = VendorException.Sick.class)
  @Bulkhead(AT_ONCE)
  public <T> T call(Supplier<T> call) {
    return call.get();
  }
}
