package health.tributary.ingest.http;

import health.tributary.contract.feed.Feed;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.AdmitCcda;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.FhirAdmission;
import health.tributary.ingest.publish.Door;
import health.tributary.ingest.publish.Intake;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** CDA documents over HTTP. */
@Path("/feeds/{feed}/ccda")
@Singleton
public class CcdaFeedResource {
    private final FeedDoor door;
    private final Intake intake;
    private final AdmitCcda admit;
    private final FhirAnswers answers;
    private final int maxBytes;

    CcdaFeedResource(FeedDoor door, Intake intake, AdmitCcda admit, IngestConfiguration configuration) {
        this.door = door;
        this.intake = intake;
        this.admit = admit;
        this.answers = new FhirAnswers(configuration.http().retryAfterSeconds());
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
        return door.receive(name, backfill, exchange, answers, this::take);
    }

    // Reading a document takes milliseconds: never on an event loop.
    private Uni<Response> take(Feed feed, Arrival arrival) {
        if (arrival.bytes().length > maxBytes) {
            return Uni.createFrom().item(answers.tooLarge());
        }
        return Uni.createFrom()
                .<Response>emitter(emitter -> {
                    FhirAdmission admission = admit.admit(arrival, feed);
                    intake.keep(
                            Door.HTTP,
                            arrival.traceparent(),
                            List.of(admission),
                            durable -> emitter.complete(answers.of(admission, durable.get(0))));
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
