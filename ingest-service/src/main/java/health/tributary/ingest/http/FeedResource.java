package health.tributary.ingest.http;

import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.FeedLookup;
import health.tributary.ingest.admit.Receipt;
import health.tributary.ingest.feed.FeedKey;
import health.tributary.ingest.publish.Door;
import health.tributary.ingest.publish.DoorMetrics;
import health.tributary.ingest.publish.HeldBytes;
import health.tributary.ingest.publish.Intake;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.TimeoutException;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** HL7 v2 over HTTP. */
@Path("/feeds/{feed}/hl7v2")
@Singleton
public class FeedResource {
    private final Intake intake;
    private final FeedRegistry feeds;
    private final HeldBytes room;
    private final DoorMetrics metrics;
    private final IngestConfiguration configuration;
    private final Clock clock;

    FeedResource(
            Intake intake,
            FeedRegistry feeds,
            HeldBytes room,
            DoorMetrics metrics,
            IngestConfiguration configuration,
            Clock clock) {
        this.intake = intake;
        this.feeds = feeds;
        this.room = room;
        this.metrics = metrics;
        this.configuration = configuration;
        this.clock = clock;
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
    @APIResponse(responseCode = "503", description = "not taken now; send it again")
    public Uni<Response> receive(
            @PathParam("feed") String name,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        Answers answers = Answers.accepted(
                request.getHeader(HttpHeaders.ACCEPT), configuration.http().retryAfterSeconds());
        Optional<FeedKey> key = FeedKey.of(
                Optional.ofNullable(request.getHeader("X-Feed-Key")),
                Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)));
        if (key.isEmpty()) {
            return Uni.createFrom().item(answers.noKey());
        }
        Optional<Feed> feed = key.get().opens(name, feeds);
        if (feed.isEmpty()) {
            return Uni.createFrom().item(answers.wrongKey());
        }
        Optional<String> trace = trace(request);
        return body(request)
                .chain(body -> body instanceof Body.Whole whole
                        ? take(whole.bytes(), backfill, trace, feed.get()).map(answers::of)
                        : dropped((Body.Dropped) body, answers))
                .onFailure(TimeoutException.class)
                .recoverWithItem(answers::tooSlow);
    }

    private Uni<Body> body(HttpServerRequest request) {
        return BodyReader.read(request, configuration.maxMessageBytes(), room)
                .ifNoItem()
                .after(Duration.ofSeconds(configuration.http().bodyTimeoutSeconds()))
                .fail();
    }

    private Uni<Receipt> take(byte[] bytes, boolean backfill, Optional<String> trace, Feed feed) {
        Arrival arrival = new Arrival(bytes, now(), backfill, trace);
        Uni<Receipt> receipt = Uni.createFrom()
                .<Receipt>emitter(
                        emitter -> intake.take(Door.HTTP, arrival, FeedLookup.always(feed), emitter::complete))
                .onTermination()
                .invoke(() -> room.giveBack(bytes.length));
        return bytes.length < configuration.mllp().workerFromBytes()
                ? receipt
                : receipt.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Response> dropped(Body.Dropped dropped, Answers answers) {
        metrics.notKept(dropped.why(), Optional.of(dropped.why().code(dropped.head())));
        return Uni.createFrom().item(answers.of(dropped.why(), dropped.head(), now()));
    }

    /** The server's own span where traces are on, else what the sender gave. */
    private static Optional<String> trace(HttpServerRequest request) {
        SpanContext current = Span.current().getSpanContext();
        if (current.isValid()) {
            return Optional.of("00-" + current.getTraceId() + "-" + current.getSpanId() + "-"
                    + current.getTraceFlags().asHex());
        }
        return Optional.ofNullable(request.getHeader("traceparent"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
