package health.tributary.record.api;

import health.tributary.record.apply.StoreAway;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What goes wrong before or beside the API's own answers, said in FHIR's words. */
public final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final String RETRY_SECONDS = "5";
    private static final Set<String> FORMATS =
            Set.of("json", "application/json", "text/json", FhirResponses.FHIR_JSON, "application/fhir json");

    /** {@code _format} overrules Accept (R4, section 3.1.0.1.11), and only JSON is served. */
    @ServerRequestFilter
    Optional<Response> format(ContainerRequestContext request) {
        String format = request.getUriInfo().getQueryParameters().getFirst("_format");
        return format == null || format.isEmpty() || FORMATS.contains(format.split(";", 2)[0].strip())
                ? Optional.empty()
                : Optional.of(refused(notAcceptable()));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException failure) {
        return challenged(
                failure instanceof UnauthorizedException
                        ? "a bearer token is needed"
                        : "the bearer token is not valid: expired, not signed by the issuer, or broken");
    }

    @ServerExceptionMapper
    Response brokenToken(BrokenToken failure) {
        return challenged("a claim of the bearer token is not valid: " + failure.claim());
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return refused(Refusal.forbidden("not with this token"));
    }

    /** What the framework itself turns away: paths, methods and media types that are not served. */
    @ServerExceptionMapper
    Response turnedAway(WebApplicationException failure, UriInfo address) {
        Response answer = failure.getResponse();
        Refusal refusal = switch (answer.getStatus()) {
            case 404 -> new Refusal(404, "not-found", "there is nothing at this address", "");
            case 405 -> new Refusal(405, "not-supported", "this method is not served here", "");
            case 406 -> notAcceptable();
            case 415 ->
                new Refusal(
                        415,
                        "not-supported",
                        "a resource is application/fhir+json, a search application/x-www-form-urlencoded",
                        "");
            default ->
                new Refusal(
                        answer.getStatus(),
                        answer.getStatus() < 500 ? "invalid" : "exception",
                        "the request can not be answered",
                        "");
        };
        Response response = refused(refusal);
        return refusal.status() == 405
                ? Response.fromResponse(response)
                        .header("Allow", allowed(address.getPathSegments()))
                        .build()
                : response;
    }

    private static String allowed(List<PathSegment> path) {
        boolean fhir = path.get(0).getPath().equals("fhir");
        String last = path.get(path.size() - 1).getPath();
        if (last.equals("_search")) {
            return "POST";
        }
        if (fhir && path.size() == 2 && !last.equals("metadata")) {
            return "GET, HEAD, POST";
        }
        return fhir && path.size() == 3 ? "GET, HEAD, PUT, DELETE" : "GET, HEAD";
    }

    @ServerExceptionMapper
    Response storeAway(StoreAway failure) {
        return Response.fromResponse(refused(new Refusal(503, "transient", "the store does not answer; try again", "")))
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }

    /** A defect. An exception's text may quote a value, so only its kind and its places are logged. */
    @ServerExceptionMapper
    Response defect(RuntimeException failure) {
        Exception bare = new Exception(failure.getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        LOG.error("a request failed", bare);
        return refused(new Refusal(500, "exception", "the request failed here; the log says where", ""));
    }

    private static Refusal notAcceptable() {
        return new Refusal(406, "not-supported", "answers are application/fhir+json", "");
    }

    private static Response challenged(String diagnostics) {
        return Response.fromResponse(refused(new Refusal(401, "login", diagnostics, "")))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static Response refused(Refusal refusal) {
        return FhirResponses.of(Answer.refused(refusal));
    }
}
