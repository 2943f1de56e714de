package health.tributary.ingest.http;

import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedKey;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.feed.FeedRates;
import health.tributary.ingest.publish.DoorMetrics;
import health.tributary.ingest.publish.HeldBytes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What all formats' doors do over HTTP: open the feed by its key, read the body within its limits, give its room back. */
@Singleton
class FeedDoor {
    private final FeedRegistry feeds;
    private final FeedRates rates;
    private final HeldBytes room;
    private final DoorMetrics metrics;
    private final IngestConfiguration configuration;
    private final Clock clock;

    FeedDoor(
            FeedRegistry feeds,
            FeedRates rates,
            HeldBytes room,
            DoorMetrics metrics,
            IngestConfiguration configuration,
            Clock clock) {
        this.feeds = feeds;
        this.rates = rates;
        this.room = room;
        this.metrics = metrics;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Lets a request in.
     *
     * @param take what is done with the feed and what arrived; large bodies come on a worker thread. The body's room is given
     *     back when its answer is there
     */
    Uni<Response> receive(
            String name,
            boolean backfill,
            RoutingContext exchange,
            Refusals refusals,
            BiFunction<Feed, Arrival, Uni<Response>> take) {
        HttpServerRequest request = exchange.request();
        return open(
                name,
                exchange,
                refusals,
                feed -> body(request)
                        .chain(body -> body instanceof Body.Whole whole
                                ? taken(feed, new Arrival(whole.bytes(), now(), backfill, trace(request)), take)
                                : dropped((Body.Dropped) body, refusals))
                        .onFailure(TimeoutException.class)
                        .recoverWithItem(refusals::tooSlow));
    }

    /**
     * Opens a feed by the request's key, within the feed's rate; the body is not read yet.
     *
     * @param enter what is done with the feed
     */
    Uni<Response> open(String name, RoutingContext exchange, Refusals refusals, Function<Feed, Uni<Response>> enter) {
        HttpServerRequest request = exchange.request();
        Optional<FeedKey> key = FeedKey.of(
                Optional.ofNullable(request.getHeader("X-Feed-Key")),
                Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)));
        if (key.isEmpty()) {
            return Uni.createFrom().item(refusals.noKey());
        }
        Optional<Feed> feed = key.get().opens(name, feeds);
        if (feed.isEmpty()) {
            return Uni.createFrom().item(refusals.wrongKey());
        }
        long owed = rates.owedNanos(feed.get().id());
        if (owed > 0) {
            int seconds = (int) Math.min(Integer.MAX_VALUE, 1 + TimeUnit.NANOSECONDS.toSeconds(owed));
            return Uni.createFrom().item(refusals.tooFast(seconds));
        }
        rates.take(feed.get().id(), 1);
        return enter.apply(feed.get());
    }

    /** Counts the further messages of a request that brought several. */
    void brought(Feed feed, int messages) {
        rates.take(feed.id(), messages - 1);
    }

    /** The time as envelopes have it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Uni<Body> body(HttpServerRequest request) {
        return BodyReader.read(request, configuration.maxMessageBytes(), room)
                .ifNoItem()
                .after(Duration.ofSeconds(configuration.http().bodyTimeoutSeconds()))
                .fail();
    }

    private Uni<Response> taken(Feed feed, Arrival arrival, BiFunction<Feed, Arrival, Uni<Response>> take) {
        int bytes = arrival.bytes().length;
        Uni<Response> answer = Uni.createFrom()
                .deferred(() -> take.apply(feed, arrival))
                .onTermination()
                .invoke(() -> room.giveBack(bytes));
        return bytes < configuration.mllp().workerFromBytes()
                ? answer
                : answer.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Response> dropped(Body.Dropped dropped, Refusals refusals) {
        metrics.notKept(dropped.why(), Optional.of(dropped.why().code(dropped.head())));
        return Uni.createFrom().item(refusals.notKept(dropped.why(), dropped.head(), now()));
    }

    /** The server's own span where traces are on, else what the sender gave. */
    static Optional<String> trace(HttpServerRequest request) {
        SpanContext current = Span.current().getSpanContext();
        if (current.isValid()) {
            return Optional.of("00-" + current.getTraceId() + "-" + current.getSpanId() + "-"
                    + current.getTraceFlags().asHex());
        }
        return Optional.ofNullable(request.getHeader("traceparent"));
    }
}
