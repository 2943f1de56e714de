package health.tributary.record.api;

import health.tributary.record.RecordConfiguration;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What persons write to their own records, below {@code /fhir}. */
@Path("/fhir")
@Produces({FhirResponses.FHIR_JSON, MediaType.APPLICATION_JSON})
@Tag(name = "FHIR R4: own entries")
@RequestScoped
@Blocking
@Authenticated
public class WriteEndpoint {
    private static final String MINIMAL = "return=minimal";

    @Inject
    JsonWebToken token;

    @Inject
    RecordApi api;

    @Inject
    WriteApi writes;

    @Inject
    RecordConfiguration configuration;

    @Context
    UriInfo address;

    @Context
    HttpHeaders headers;

    @POST
    @Path("{type:[A-Z][A-Za-z]+}")
    @Consumes({FhirResponses.FHIR_JSON, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "State something of oneself",
            description =
                    "201 with Location and ETag. With Idempotency-Key or If-None-Exist, however often it is sent,"
                            + " one entry. 400 no resource of this type, 422 not valid, 403 not with this token, 413 too large.")
    public Response create(@PathParam("type") String type, InputStream body) {
        return answer(bytes(body)
                .map(read -> writes.create(api.viewer(token), type, read, conditions()))
                .orElseGet(this::tooLarge));
    }

    @PUT
    @Path("{type:[A-Z][A-Za-z]+}/{id}")
    @Consumes({FhirResponses.FHIR_JSON, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Replace an entry of one's own",
            description =
                    "200, or 201 where there was none. If-Match names the version that is replaced: 412 when it is"
                            + " another by now. 403 what a source stated, 405 an id that no entry can have.")
    public Response update(@PathParam("type") String type, @PathParam("id") String id, InputStream body) {
        return answer(bytes(body)
                .map(read -> writes.update(api.viewer(token), type, id, read, conditions()))
                .orElseGet(this::tooLarge));
    }

    @DELETE
    @Path("{type:[A-Z][A-Za-z]+}/{id}")
    @Operation(
            summary = "Take an entry of one's own back",
            description = "204, also when it was before; a later read is answered 410. Takes If-Match.")
    public Response delete(@PathParam("type") String type, @PathParam("id") String id) {
        return answer(writes.delete(api.viewer(token), type, id, conditions()));
    }

    private WriteConditions conditions() {
        return new WriteConditions(
                header("Idempotency-Key"),
                header("If-None-Exist"),
                header("If-Match"),
                headers.getHeaderString("traceparent"));
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(headers.getHeaderString(name));
    }

    private Response answer(Answer answer) {
        boolean minimal = answer.status() < 202
                && header("Prefer").filter(text -> text.contains(MINIMAL)).isPresent();
        Answer told = minimal
                ? new Answer(answer.status(), "", answer.tag(), answer.lastModified(), answer.location())
                : answer;
        String base =
                FhirResponses.withoutSlash(address.getBaseUri().resolve("fhir").toString());
        Response response = FhirResponses.of(told, Optional.empty(), base);
        return answer.status() == 405
                ? Response.fromResponse(response).header("Allow", "GET, HEAD").build()
                : response;
    }

    /** The body, unless it is larger than what is taken; no more than that is held. */
    private Optional<byte[]> bytes(InputStream body) {
        int limit = configuration.writeMaxBytes();
        try {
            byte[] read = body.readNBytes(limit + 1);
            return read.length > limit ? Optional.empty() : Optional.of(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer tooLarge() {
        return Answer.refused(
                new Refusal(413, "too-long", "a resource has at most " + configuration.writeMaxBytes() + " bytes", ""));
    }
}
