package health.tributary.ingest.http;

import health.tributary.contract.feed.Feed;
import health.tributary.fhir.FhirVersion;
import health.tributary.fhir.Problem;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.AdmitFhir;
import health.tributary.ingest.publish.Door;
import health.tributary.ingest.publish.DoorMetrics;
import health.tributary.ingest.publish.HeldBytes;
import health.tributary.ingest.publish.Intake;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** FHIR R4 resources in bulk, one a line (NDJSON), over HTTP. */
@Path("/feeds/{feed}/fhir")
@Singleton
public class FhirBulkResource {
    private final FeedDoor door;
    private final Intake intake;
    private final BulkIntake bulk;
    private final BulkAnswers bulkAnswers;
    private final FhirAnswers answers;
    private final Semaphore bodies;
    private final int timeoutSeconds;

    FhirBulkResource(
            FeedDoor door,
            Intake intake,
            AdmitFhir admit,
            HeldBytes room,
            DoorMetrics metrics,
            IngestConfiguration configuration) {
        IngestConfiguration.Http limits = configuration.http();
        this.door = door;
        this.intake = intake;
        this.bulk = new BulkIntake(admit, room, limits, door::now, metrics::rejected);
        this.bulkAnswers = new BulkAnswers(limits.retryAfterSeconds());
        this.answers = new FhirAnswers(limits.retryAfterSeconds());
        this.bodies = new Semaphore(limits.maxBulkBodies());
        this.timeoutSeconds = limits.bodyTimeoutSeconds();
    }

    @POST
    @Consumes({"application/fhir+ndjson", "application/x-ndjson", "application/ndjson", "application/jsonl"})
    @Operation(
            summary = "Take FHIR R4 resources, one a line, however many",
            description = "The body is read as it comes, as it is or in gzip, in parts of at most 4 MiB. Each part is a"
                    + " message of its own, and the same body again makes the same messages: what broke off is"
                    + " sent again from its beginning. Good lines are taken; bad ones are kept among the rejects,"
                    + " one by one. Answers when the broker has confirmed all of it, with an OperationOutcome that"
                    + " counts the lines and names the first problems by line.")
    @RequestBody(required = true, content = @Content(mediaType = "application/fhir+ndjson"))
    @APIResponse(responseCode = "202", description = "durable: how many lines are taken, and which are not and why")
    @APIResponse(responseCode = "400", description = "nothing in it, or it broke off; what is counted stays taken")
    @APIResponse(responseCode = "401", description = "no feed key")
    @APIResponse(responseCode = "403", description = "not the key of this feed")
    @APIResponse(responseCode = "408", description = "nothing more came in time; what is counted stays taken")
    @APIResponse(responseCode = "413", description = "longer than the door reads; what is counted stays taken")
    @APIResponse(responseCode = "415", description = "another encoding than gzip")
    @APIResponse(responseCode = "422", description = "no line could be taken, or another FHIR version")
    @APIResponse(responseCode = "503", description = "not all of it taken now; send it again")
    public Uni<Response> receive(
            @PathParam("feed") String name,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String encoding = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                .orElse("identity")
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean packed = encoding.equals("gzip") || encoding.equals("x-gzip");
        Optional<Problem> version = FhirVersion.ofMediaType(request.getHeader(HttpHeaders.CONTENT_TYPE));
        return door.open(name, exchange, answers, feed -> {
            if (!packed && !encoding.equals("identity") && !encoding.isEmpty()) {
                return Uni.createFrom().item(answers.unknownEncoding());
            }
            return version.isPresent()
                    ? Uni.createFrom().item(answers.notUnderstood(FhirAnswers.UNPROCESSABLE, version.get()))
                    : take(feed, exchange, packed, backfill);
        });
    }

    private Uni<Response> take(Feed feed, RoutingContext exchange, boolean packed, boolean backfill) {
        if (!bodies.tryAcquire()) {
            return Uni.createFrom().item(answers.busy());
        }
        HttpServerRequest request = exchange.request();
        Optional<String> trace = FeedDoor.trace(request);
        RequestStream body = RequestStream.of(request, exchange.vertx().getOrCreateContext(), timeoutSeconds);
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return bulkAnswers.of(bulk.take(
                                body,
                                packed,
                                feed,
                                backfill,
                                trace,
                                (messages, then) -> intake.keep(Door.HTTP, trace, messages, then)));
                    } finally {
                        bodies.release();
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
