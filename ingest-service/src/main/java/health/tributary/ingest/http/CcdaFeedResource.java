package health.tributary.ingest.http;

import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.AdmitCcda;
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
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** CDA documents over HTTP. */
@Path("/feeds/{feed}/ccda")
@Singleton
public class CcdaFeedResource {
    private final MessageDoor door;
    private final AdmitCcda admit;
    private final int maxBytes;

    CcdaFeedResource(MessageDoor door, AdmitCcda admit, IngestConfiguration configuration) {
        this.door = door;
        this.admit = admit;
        this.maxBytes = configuration.http().maxCcdaBytes();
    }

    @POST
    @Consumes({"application/hl7-cda+xml", "application/cda+xml", "application/xml", "text/xml"})
    @Operation(
            summary = "Take a C-CDA document",
            description =
                    "Answers once the broker has confirmed the bytes, with an OperationOutcome. The document names one"
                            + " patient by the feed's rules (recordTarget/patientRole/id: the root is the authority)."
                            + " Document type declarations are refused. The same bytes again are the same message.")
    @RequestBody(required = true, content = @Content(mediaType = "application/hl7-cda+xml"))
    @APIResponse(responseCode = "202", description = "durable")
    @APIResponse(responseCode = "400", description = "no CDA document; kept among the rejects")
    @APIResponse(responseCode = "401", description = "no feed key")
    @APIResponse(responseCode = "403", description = "not the key of this feed")
    @APIResponse(responseCode = "413", description = "larger than the door takes; not kept")
    @APIResponse(responseCode = "422", description = "names no patient, or several; kept among the rejects")
    @APIResponse(responseCode = "503", description = "not taken now; send it again")
    public Uni<Response> receive(
            @PathParam("feed") String name,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        return door.receive(name, backfill, exchange, maxBytes, (feed, arrival) -> admit.admit(arrival, feed));
    }
}
