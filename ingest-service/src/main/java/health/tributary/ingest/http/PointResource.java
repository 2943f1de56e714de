package health.tributary.ingest.http;

import health.tributary.contract.feed.Feed;
import health.tributary.device.PointForm;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.AdmitPoints;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.Inflated;
import health.tributary.ingest.admit.PointsDelivery;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Data points of devices over HTTP. */
@Path("/feeds/{feed}/devices/openmhealth")
@Singleton
public class PointResource {
    private final FeedDoor door;
    private final AdmitPoints admit;
    private final Intake intake;
    private final HeldBytes room;
    private final DoorMetrics metrics;
    private final IngestConfiguration configuration;

    PointResource(
            FeedDoor door,
            AdmitPoints admit,
            Intake intake,
            HeldBytes room,
            DoorMetrics metrics,
            IngestConfiguration configuration) {
        this.door = door;
        this.admit = admit;
        this.intake = intake;
        this.room = room;
        this.metrics = metrics;
        this.configuration = configuration;
    }

    @POST
    @Consumes({
        "application/json",
        "application/vnd.openmhealth+json",
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl"
    })
    @Operation(
            summary = "Take data points of Open mHealth or IEEE 1752.1",
            description =
                    "One point, an array of them, or one a line (NDJSON), as they are or in gzip. Good points are taken"
                            + " and bad ones refused, each named by index, line, path and rule; refused ones are kept among the rejects."
                            + " Answers once the broker has confirmed all of them. The same points again change nothing.")
    @RequestBody(
            required = true,
            content = {@Content(mediaType = "application/json"), @Content(mediaType = "application/x-ndjson")})
    @APIResponse(responseCode = "202", description = "durable: how many points are taken, and which are not and why")
    @APIResponse(responseCode = "400", description = "no JSON, or a gzip stream that is cut; kept among the rejects")
    @APIResponse(responseCode = "401", description = "no feed key")
    @APIResponse(responseCode = "403", description = "not the key of this feed")
    @APIResponse(responseCode = "413", description = "larger than the door takes, packed or unpacked; not kept")
    @APIResponse(responseCode = "415", description = "another content type, or another encoding than gzip")
    @APIResponse(responseCode = "422", description = "every point is refused; kept among the rejects")
    @APIResponse(responseCode = "503", description = "not taken now; send it again")
    public Uni<Response> receive(
            @PathParam("feed") String name,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        PointAnswers answers = new PointAnswers(configuration.http().retryAfterSeconds());
        PointForm form = form(request.getHeader(HttpHeaders.CONTENT_TYPE));
        String encoding = encoding(request);
        return switch (encoding) {
            case "", "identity" ->
                door.receive(name, backfill, exchange, answers, (feed, arrival) -> take(feed, arrival, form, answers));
            case "gzip", "x-gzip" ->
                door.receive(
                        name,
                        backfill,
                        exchange,
                        answers,
                        (feed, arrival) -> Uni.createFrom()
                                .deferred(() -> inflate(feed, arrival, form, answers))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
            default -> Uni.createFrom().item(answers.unknownEncoding());
        };
    }

    private Uni<Response> inflate(Feed feed, Arrival packed, PointForm form, PointAnswers answers) {
        Inflated inflated = Inflated.of(packed.bytes(), configuration.maxMessageBytes(), room::take, room::giveBack);
        if (inflated instanceof Inflated.Dropped dropped) {
            metrics.notKept(dropped.why(), Optional.empty());
            return Uni.createFrom().item(answers.notKept(dropped.why()));
        }
        if (inflated instanceof Inflated.Broken broken) {
            return keep(feed, packed, admit.refuse(packed, feed, form, broken.rule()), answers);
        }
        byte[] bytes = ((Inflated.Whole) inflated).bytes();
        Arrival arrival = new Arrival(bytes, packed.receivedAt(), packed.backfill(), packed.traceparent());
        return Uni.createFrom()
                .deferred(() -> take(feed, arrival, form, answers))
                .onTermination()
                .invoke(() -> room.giveBack(bytes.length));
    }

    private Uni<Response> take(Feed feed, Arrival arrival, PointForm form, PointAnswers answers) {
        return keep(feed, arrival, admit.admit(arrival, feed, form), answers);
    }

    private Uni<Response> keep(Feed feed, Arrival arrival, PointsDelivery delivery, PointAnswers answers) {
        return Uni.createFrom()
                .emitter(emitter -> intake.keep(Door.HTTP, arrival.traceparent(), delivery.parts(), durable -> {
                    if (!durable.contains(false)) {
                        metrics.points(
                                feed.id(), delivery.taken(), delivery.refused().size());
                    }
                    emitter.complete(answers.of(delivery, durable));
                }));
    }

    private static PointForm form(String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.contains("ndjson") || type.contains("jsonl") ? PointForm.LINES : PointForm.JSON;
    }

    private static String encoding(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }
}
