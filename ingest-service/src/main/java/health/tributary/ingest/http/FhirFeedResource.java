package health.tributary.ingest.http;

import health.tributary.contract.feed.Feed;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.AdmitFhir;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** FHIR R4 JSON over HTTP. */
@Path("/feeds/{feed}/fhir")
@Singleton
public class FhirFeedResource {
    private final FeedDoor door;
    private final Intake intake;
    private final AdmitFhir admit;
    private final FhirAnswers answers;
    private final int maxBytes;

    FhirFeedResource(FeedDoor door, Intake intake, AdmitFhir admit, IngestConfiguration configuration) {
        this.door = door;
        this.intake = intake;
        this.admit = admit;
        this.answers = new FhirAnswers(configuration.http().retryAfterSeconds());
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
        return door.receive(name, backfill, exchange, answers, (feed, arrival) -> take(feed, arrival, format));
    }

    // Reading a Bundle takes milliseconds, and the first of a feed that is validated a second: never on an event loop.
    private Uni<Response> take(Feed feed, Arrival arrival, String format) {
        if (arrival.bytes().length > maxBytes) {
            return Uni.createFrom().item(answers.tooLarge());
        }
        return Uni.createFrom()
                .<Response>emitter(emitter -> {
                    FhirAdmission admission = admit.admit(arrival, feed, format);
                    intake.keep(
                            Door.HTTP,
                            arrival.traceparent(),
                            List.of(admission),
                            durable -> emitter.complete(answers.of(admission, durable.get(0))));
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
