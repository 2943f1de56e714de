package health.tributary.notification.api;

import com.mongodb.MongoException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What exceptions become: FHIR clients get an OperationOutcome whatever goes wrong. */
final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        return Outcomes.response(401, "login", "a bearer token is required");
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException e) {
        return Outcomes.response(401, "login", "the bearer token is not valid here, or no longer");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Outcomes.response(403, "forbidden", "the token does not grant this");
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        String code = status == 404 ? "not-found" : status < 500 ? "not-supported" : "exception";
        return Outcomes.response(status, code, "HTTP " + status);
    }

    @ServerExceptionMapper
    Response store(MongoException e) {
        LOG.warnf("a request failed because of the store: %s", e.getClass().getSimpleName());
        return Outcomes.response(503, "transient", "the store cannot be reached; try again");
    }

    @ServerExceptionMapper
    Response defect(RuntimeException e) {
        LOG.errorf("a request failed: %s", e.getClass().getName());
        return Outcomes.response(500, "exception", "this is a defect of the server");
    }
}
