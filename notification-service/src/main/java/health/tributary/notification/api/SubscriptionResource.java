package health.tributary.notification.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.api.Subscribing.Result;
import health.tributary.notification.deliver.Backlog;
import health.tributary.notification.deliver.Disclosure;
import health.tributary.notification.deliver.EventBundle;
import health.tributary.notification.deliver.EventBundle.Purpose;
import health.tributary.notification.deliver.Shown;
import health.tributary.notification.deliver.Told;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Persons;
import health.tributary.notification.subscription.Grant;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionWriter;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /fhir/Subscription}: FHIR R4 with the operations of Subscriptions R5 Backport. */
@Path("/fhir/Subscription")
@Tag(name = "Subscription", description = "FHIR R4 Subscriptions to changes of the record")
@Authenticated
@Blocking
@RequestScoped
@Consumes({"application/fhir+json", "application/json"})
@Produces({"application/fhir+json", "application/json"})
public class SubscriptionResource {
    private static final int EVENTS_PAGE = 100;

    private final Subscribing subscribing;
    private final Backlog backlog;
    private final Disclosure disclosure;
    private final EventBundle bundles;
    private final String base;
    private final Clock clock;
    private final JsonWebToken token;

    public SubscriptionResource(
            Subscribing subscribing,
            Backlog backlog,
            Persons persons,
            Shown shown,
            NotificationConfiguration configuration,
            Clock clock,
            JsonWebToken token) {
        this.subscribing = subscribing;
        this.backlog = backlog;
        this.disclosure = new Disclosure(persons, shown);
        this.bundles = new EventBundle(configuration.fhirBase());
        this.base = configuration.fhirBase();
        this.clock = clock;
        this.token = token;
    }

    @POST
    @Operation(summary = "Subscribe")
    public Response create(byte[] body) {
        return owned(owner -> {
            Result result = subscribing.create(owner, body);
            return result instanceof Result.Kept kept
                    ? Response.created(URI.create(base + "/Subscription/"
                                    + kept.subscription().id()))
                            .entity(SubscriptionWriter.write(kept.subscription())
                                    .toString())
                            .build()
                    : refused(result);
        });
    }

    @GET
    @Operation(summary = "List one's own subscriptions")
    public Response list() {
        return owned(owner -> {
            List<Subscription> own = subscribing.own(owner);
            ObjectNode bundle = JsonNodeFactory.instance.objectNode();
            bundle.put("resourceType", "Bundle").put("type", "searchset").put("total", own.size());
            if (!own.isEmpty()) {
                ArrayNode entries = bundle.putArray("entry");
                for (Subscription subscription : own) {
                    ObjectNode entry = entries.addObject();
                    entry.put("fullUrl", base + "/Subscription/" + subscription.id());
                    entry.set("resource", SubscriptionWriter.write(subscription));
                    entry.putObject("search").put("mode", "match");
                }
            }
            return Response.ok(bundle.toString()).build();
        });
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a subscription: its status, and the error that delivery meets")
    public Response read(@PathParam("id") String id) {
        return found(
                id,
                subscription -> Response.ok(
                                SubscriptionWriter.write(subscription).toString())
                        .build());
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change, switch off or resume a subscription; its numbers go on")
    public Response replace(@PathParam("id") String id, byte[] body) {
        // What the new terms may ask for is decided by the token that asks, not by the one that made the subscription.
        return found(id, (owner, before) -> {
            Result result = subscribing.replace(owner, before, body);
            return result instanceof Result.Kept kept
                    ? Response.ok(SubscriptionWriter.write(kept.subscription()).toString())
                            .build()
                    : refused(result);
        });
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Unsubscribe, and delete the notifications")
    public Response delete(@PathParam("id") String id) {
        return found(id, subscription -> {
            subscribing.delete(subscription);
            return Response.noContent().build();
        });
    }

    @GET
    @Path("{id}/$status")
    @Operation(summary = "How many events there have been")
    public Response status(@PathParam("id") String id) {
        return found(id, subscription -> {
            long last = backlog.last(subscription.id());
            return Response.ok(bundles.write(Purpose.QUERY_STATUS, subscription, List.of(), last, clock.instant()))
                    .build();
        });
    }

    @GET
    @Path("{id}/$events")
    @Operation(summary = "Earlier events, at most 100 from a number on")
    public Response events(
            @PathParam("id") String id,
            @QueryParam("eventsSinceNumber") Long since,
            @QueryParam("eventsUntilNumber") Long until) {
        return found(id, (owner, subscription) -> {
            long after = since == null ? 0 : Math.max(0, since - 1);
            List<Numbered> page = backlog.after(subscription.id(), after, EVENTS_PAGE).stream()
                    .filter(notification -> until == null || notification.number() <= until)
                    .toList();
            List<Told> told = disclosure.tell(subscription.seenBy(owner), page);
            long last = backlog.last(subscription.id());
            return Response.ok(bundles.write(Purpose.QUERY_EVENT, subscription, told, last, clock.instant()))
                    .build();
        });
    }

    private Response found(String id, Function<Subscription, Response> answer) {
        return found(id, (owner, subscription) -> answer.apply(subscription));
    }

    private Response found(String id, BiFunction<Grant, Subscription, Response> answer) {
        return owned(owner -> subscribing
                .find(owner, id)
                .map(subscription -> answer.apply(owner, subscription))
                .orElseGet(() -> Outcomes.response(404, "not-found", "the token has no such subscription")));
    }

    private Response owned(Function<Grant, Response> answer) {
        Optional<Grant> owner = Claims.grant(token);
        return owner.map(answer)
                .orElseGet(() ->
                        Outcomes.response(403, "forbidden", "the token's claims name no holder, or are malformed"));
    }

    private static Response refused(Result result) {
        Result.Wrong wrong = (Result.Wrong) result;
        return Outcomes.response(wrong.status(), wrong.issues());
    }
}
