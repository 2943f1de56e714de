package health.tributary.ingest.http;

import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.FeedLookup;
import health.tributary.ingest.admit.Receipt;
import health.tributary.ingest.publish.Door;
import health.tributary.ingest.publish.Intake;
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

/** HL7 v2 over HTTP. */
@Path("/feeds/{feed}/hl7v2")
@Singleton
public class FeedResource {
    private final FeedDoor door;
    private final Intake intake;
    private final IngestConfiguration configuration;

    FeedResource(FeedDoor door, Intake intake, IngestConfiguration configuration) {
        this.door = door;
        this.intake = intake;
        this.configuration = configuration;
    }

    @POST
    @Consumes({"application/hl7-v2", "x-application/hl7-v2+er7", "text/plain", "application/octet-stream"})
    @Operation(
            summary = "Take a message or a batch",
            description = "Answers with the HL7 acknowledgement once the broker has confirmed the bytes;"
                    + " with JSON if Accept asks for it. The same bytes again are the same message.")
    @RequestBody(
            required = true,
            content = {@Content(mediaType = "application/hl7-v2"), @Content(mediaType = "application/octet-stream")})
    @APIResponse(responseCode = "200", description = "durable")
    @APIResponse(responseCode = "400", description = "no message; kept among the rejects")
    @APIResponse(responseCode = "401", description = "no feed key")
    @APIResponse(responseCode = "403", description = "not the key of this feed")
    @APIResponse(responseCode = "413", description = "larger than the door takes; not kept")
    @APIResponse(responseCode = "429", description = "the feed is over its rate; send it again later")
    @APIResponse(responseCode = "503", description = "not taken now; send it again")
    public Uni<Response> receive(
            @PathParam("feed") String name,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        Answers answers = Answers.accepted(
                exchange.request().getHeader(HttpHeaders.ACCEPT),
                configuration.http().retryAfterSeconds());
        return door.receive(
                name,
                backfill,
                exchange,
                answers,
                (feed, arrival) -> Uni.createFrom()
                        .<Receipt>emitter(emitter -> door.brought(
                                feed,
                                intake.take(Door.HTTP, arrival, FeedLookup.always(feed), emitter::complete)
                                        .admissions()
                                        .size()))
                        .map(answers::of));
    }
}
