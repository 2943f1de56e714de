package health.tributary.ingest.http;

import health.tributary.fhir.IssueCode;
import health.tributary.fhir.Problem;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.AdmitFhir;
import health.tributary.ingest.admit.MessageAdmission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** FHIR's messaging over HTTP (R4, section 2.4, operation process-message). */
@Path("/feeds/{feed}/fhir/{operation:(\\$|%24)process-message}")
@Singleton
public class FhirMessageResource {
    private static final String WAITS =
            "a message is answered at once, in the response; asynchronous answers to an address are not given";

    private final MessageDoor door;
    private final AdmitFhir admit;
    private final int maxBytes;

    FhirMessageResource(MessageDoor door, AdmitFhir admit, IngestConfiguration configuration) {
        this.door = door;
        this.admit = admit;
        this.maxBytes = configuration.http().maxFhirBytes();
    }

    @POST
    @Consumes({"application/fhir+json", "application/json", "application/json+fhir"})
    @Operation(
            summary = "Take a FHIR message ($process-message) and answer it",
            description =
                    "A Bundle of type message, whole or not at all; async=false. What its MessageHeader's focus leads"
                            + " to, and all else in it, is stated. The answer is a message whose MessageHeader.response"
                            + " names the one that it answers.")
    @RequestBody(required = true, content = @Content(mediaType = "application/fhir+json"))
    @APIResponse(responseCode = "200", description = "durable: the answering message, code ok")
    @APIResponse(responseCode = "400", description = "no FHIR JSON, kept among the rejects; or async=true")
    @APIResponse(responseCode = "401", description = "no feed key")
    @APIResponse(responseCode = "403", description = "not the key of this feed")
    @APIResponse(responseCode = "413", description = "larger than the door takes; not kept")
    @APIResponse(responseCode = "422", description = "it cannot be taken; kept among the rejects")
    @APIResponse(responseCode = "503", description = "not taken now; send it again")
    public Uni<Response> process(
            @PathParam("feed") String name,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @QueryParam("async") @DefaultValue("false") String async,
            @QueryParam("response-url") @DefaultValue("") String responseUrl,
            @Context RoutingContext exchange) {
        if (!async.equals("false") || !responseUrl.isEmpty()) {
            Problem waits = Problem.error(IssueCode.NOT_SUPPORTED, "", WAITS);
            return door.refuse(name, exchange, door.answers().notUnderstood(FhirAnswers.BAD_REQUEST, waits));
        }
        String format = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        MessageAnswers answers =
                new MessageAnswers(door.answers(), exchange.request().absoluteURI());
        return door.receive(
                name,
                backfill,
                exchange,
                maxBytes,
                (feed, arrival) -> admit.admitMessage(arrival, feed, format),
                MessageAdmission::admission,
                answers::of);
    }
}
