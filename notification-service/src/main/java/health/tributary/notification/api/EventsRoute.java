package health.tributary.notification.api;

import health.tributary.notification.deliver.EventStreams;
import health.tributary.notification.deliver.Meters;
import health.tributary.notification.subscription.Channel;
import health.tributary.notification.subscription.Grant;
import health.tributary.notification.subscription.Subscription;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * {@code GET /events?subscription=ID}: server-sent events (HTML Living Standard, 9.2). {@code id:} is the event's number,
 * {@code data:} the notification bundle on one line; {@code Last-Event-ID}, or {@code lastEventId} for a first request,
 * continues after a number (0 for all that is kept). The connection ends with the token.
 */
@ApplicationScoped
public class EventsRoute {
    private final EventStreams streams;
    private final Subscribing subscribing;
    private final IdentityProviderManager identities;
    private final Meters meters;
    private final Clock clock;

    public EventsRoute(
            EventStreams streams,
            Subscribing subscribing,
            IdentityProviderManager identities,
            Meters meters,
            Clock clock) {
        this.streams = streams;
        this.subscribing = subscribing;
        this.identities = identities;
        this.meters = meters;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.get("/events").handler(this::handle);
    }

    private void handle(RoutingContext request) {
        QuarkusHttpUser.getSecurityIdentity(request, identities)
                .subscribe()
                .with(
                        identity -> {
                            if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
                                refuse(request, 401, "login", "a bearer token is required");
                            } else {
                                authorised(request, token);
                            }
                        },
                        failure -> refuse(request, 401, "login", "the bearer token is not valid here, or no longer"));
    }

    private void authorised(RoutingContext request, JsonWebToken token) {
        Optional<Grant> owner = Claims.grant(token);
        String id = request.request().getParam("subscription", "");
        Optional<Subscription> subscription = owner.flatMap(grant -> subscribing.find(grant, id));
        OptionalLong seen;
        try {
            seen = seen(request);
        } catch (NumberFormatException e) {
            refuse(request, 400, "value", "Last-Event-ID must be a number that was given as an event's id");
            return;
        }
        if (owner.isEmpty()) {
            refuse(request, 403, "forbidden", "the token's claims name no holder, or are malformed");
        } else if (subscription.isEmpty()) {
            refuse(request, 404, "not-found", "the token has no such subscription");
        } else if (!(subscription.get().terms().channel() instanceof Channel.EventStream)) {
            refuse(request, 409, "conflict", "the subscription's channel is not server-sent events");
        } else if (!subscription.get().status().delivers()) {
            refuse(request, 409, "conflict", "the subscription is not active");
        } else {
            begin(request, new Opening(token, owner.get(), subscription.get()), seen);
        }
    }

    private static OptionalLong seen(RoutingContext request) {
        String header = request.request().getHeader("Last-Event-ID");
        String text = header == null ? request.request().getParam("lastEventId", "") : header;
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseUnsignedLong(text));
    }

    /** Who opens what. */
    private record Opening(JsonWebToken token, Grant grant, Subscription subscription) {}

    private void begin(RoutingContext request, Opening opening, OptionalLong seen) {
        request.vertx()
                .executeBlocking(() -> streams.start(opening.subscription().id(), seen), false)
                .onSuccess(from -> open(request, opening, from))
                .onFailure(failure -> refuse(request, 503, "transient", "the store cannot be reached; try again"));
    }

    private void open(RoutingContext request, Opening opening, long from) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        EventConnection connection = new EventConnection(request.vertx(), response, streams.bounds(), meters, clock);
        boolean opened = streams.open(opening.subscription().id(), opening.grant(), from, connection)
                .map(tail -> {
                    connection.begin(
                            tail, () -> streams.closed(tail), opening.token().getExpirationTime());
                    return true;
                })
                .orElse(false);
        if (!opened) {
            meters.stream("refused");
            response.putHeader("Retry-After", "10");
            refuse(request, 503, "throttled", "there are too many connections");
        }
    }

    private static void refuse(RoutingContext request, int status, String code, String text) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", Outcomes.FHIR_JSON)
                .end(Outcomes.json(code, text))
                .onFailure(failure -> response.reset());
    }
}
