package health.tributary.ingest.mllp;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the MLLP port is bound. */
@Readiness
@Singleton
public class MllpReady implements HealthCheck {
    private final MllpServer server;

    MllpReady(MllpServer server) {
        this.server = server;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("MLLP listens")
                .status(server.port() > 0)
                .build();
    }
}
