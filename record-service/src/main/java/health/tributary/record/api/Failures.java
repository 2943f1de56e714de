package health.tributary.record.api;

import health.tributary.record.apply.StoreAway;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What goes wrong before or beside the API's own answers, said in FHIR's words. */
public final class Failures {
    private static final String RETRY_SECONDS = "5";

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException failure) {
        Refusal refusal = failure instanceof UnauthorizedException
                ? new Refusal(401, "login", "a bearer token is needed", "")
                : new Refusal(
                        401,
                        "login",
                        "the bearer token is not valid: expired, not signed by the issuer, or broken",
                        "");
        return challenged(refusal);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return FhirResponses.of(Answer.refused(Refusal.forbidden("not with this token")), Optional.empty());
    }

    @ServerExceptionMapper
    Response brokenToken(BrokenToken failure) {
        return challenged(
                new Refusal(401, "login", "a claim of the bearer token is not valid: " + failure.claim(), ""));
    }

    @ServerExceptionMapper
    Response notAcceptable(NotAcceptableException failure) {
        Refusal refusal = new Refusal(406, "not-supported", "answers are application/fhir+json", "");
        return FhirResponses.of(Answer.refused(refusal), Optional.empty());
    }

    @ServerExceptionMapper
    Response storeAway(StoreAway failure) {
        Refusal refusal = new Refusal(503, "transient", "the store does not answer; try again", "");
        return Response.fromResponse(FhirResponses.of(Answer.refused(refusal), Optional.empty()))
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }

    private static Response challenged(Refusal refusal) {
        return Response.fromResponse(FhirResponses.of(Answer.refused(refusal), Optional.empty()))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }
}
