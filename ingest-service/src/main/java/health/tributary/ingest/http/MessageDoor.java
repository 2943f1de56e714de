package health.tributary.ingest.http;

import health.tributary.contract.feed.Feed;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.FhirAdmission;
import health.tributary.ingest.admit.Kept;
import health.tributary.ingest.publish.Door;
import health.tributary.ingest.publish.Intake;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the doors for FHIR and documents do with a body that is one message: judge it, bring it to the broker, and only then answer. */
@Singleton
class MessageDoor {
    private final FeedDoor door;
    private final Intake intake;
    private final FhirAnswers answers;

    MessageDoor(FeedDoor door, Intake intake, IngestConfiguration configuration) {
        this.door = door;
        this.intake = intake;
        this.answers = new FhirAnswers(configuration.http().retryAfterSeconds());
    }

    /** What these doors answer with. */
    FhirAnswers answers() {
        return answers;
    }

    /** Refuses a request once its feed is open; the body is not read. */
    Uni<Response> refuse(String name, RoutingContext exchange, Response refusal) {
        return door.open(name, exchange, answers, feed -> Uni.createFrom().item(refusal));
    }

    /** Takes a message whose answer says what became of it. */
    Uni<Response> receive(
            String name,
            boolean backfill,
            RoutingContext exchange,
            int maxBytes,
            BiFunction<Feed, Arrival, FhirAdmission> admit) {
        return receive(name, backfill, exchange, maxBytes, admit, admission -> admission, answers::of);
    }

    /**
     * Takes a message.
     *
     * @param maxBytes more is refused, and not kept
     * @param admit judges it, on a worker thread
     * @param kept what the broker gets of what was judged
     * @param answer what the sender is told, given whether it is durable
     */
    <T> Uni<Response> receive(
            String name,
            boolean backfill,
            RoutingContext exchange,
            int maxBytes,
            BiFunction<Feed, Arrival, T> admit,
            Function<T, Kept> kept,
            BiFunction<T, Boolean, Response> answer) {
        return door.receive(name, backfill, exchange, answers, (feed, arrival) -> {
            if (arrival.bytes().length > maxBytes) {
                return Uni.createFrom().item(answers.tooLarge());
            }
            // Reading a message takes milliseconds, and the first of a feed that is validated a second: never on an
            // event loop.
            return Uni.createFrom()
                    .<Response>emitter(emitter -> {
                        T judged = admit.apply(feed, arrival);
                        intake.keep(
                                Door.HTTP,
                                arrival.traceparent(),
                                List.of(kept.apply(judged)),
                                durable -> emitter.complete(answer.apply(judged, durable.get(0))));
                    })
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        });
    }
}
