package health.tributary.ingest.mllp;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the MLLP port is bound. Says until when the TLS port's certificate is good, and why newer files cannot be used: the door
 * goes on with the older ones, so that this alone does not make it unready.
 */
@Readiness
@Singleton
public class MllpReady implements HealthCheck {
    private final MllpServer server;

    MllpReady(MllpServer server) {
        this.server = server;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("MLLP listens").status(server.port() > 0);
        server.certificates().ifPresent(tls -> {
            answer.withData("certificateExpires", tls.expires().toString());
            tls.broken().ifPresent(rule -> answer.withData("certificateFiles", rule));
        });
        return answer.build();
    }
}
