package health.tributary.ingest.http;

import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.AdmitFhir;
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

/** FHIR R4 JSON over HTTP. */
@Path("/feeds/{feed}/fhir")
@Singleton
public class FhirFeedResource {
    private final MessageDoor door;
    private final AdmitFhir admit;
    private final int maxBytes;

    FhirFeedResource(MessageDoor door, AdmitFhir admit, IngestConfiguration configuration) {
        this.door = door;
        this.admit = admit;
        this.maxBytes = configuration.http().maxFhirBytes();
    }

    @POST
    @Consumes({"application/fhir+json", "application/json", "application/json+fhir"})
    @Operation(
            summary = "Take a FHIR R4 resource or Bundle",
            description =
                    "Answers once the broker has confirmed the bytes, with an OperationOutcome that names what was"
                            + " repaired or left out. Of a batch, collection, document, searchset or message Bundle the good"
                            + " entries are taken; a transaction is taken whole or not at all. The same bytes again are the same"
                            + " message. Other FHIR versions are refused.")
    @RequestBody(required = true, content = @Content(mediaType = "application/fhir+json"))
    @APIResponse(responseCode = "202", description = "durable; the issues say which entries were not taken")
    @APIResponse(responseCode = "400", description = "no FHIR JSON; kept among the rejects")
    @APIResponse(responseCode = "401", description = "no feed key")
    @APIResponse(responseCode = "403", description = "not the key of this feed")
    @APIResponse(responseCode = "413", description = "larger than the door takes; not kept")
    @APIResponse(responseCode = "422", description = "nothing of it can be taken; kept among the rejects")
    @APIResponse(responseCode = "503", description = "not taken now; send it again")
    public Uni<Response> receive(
            @PathParam("feed") String name,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        String format = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return door.receive(name, backfill, exchange, maxBytes, (feed, arrival) -> admit.admit(arrival, feed, format));
    }
}
