package health.tributary.notification.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.notification.subscription.Channel.RestHook;

/** Writes a subscription as a FHIR R4 Subscription: what {@link SubscriptionReader} reads, and what became of it. */
public final class SubscriptionWriter {
    private SubscriptionWriter() {}

    /** The resource, for its owner: it holds the headers of a rest-hook. */
    public static ObjectNode write(Subscription subscription) {
        Terms terms = subscription.terms();
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("resourceType", "Subscription");
        resource.put("id", subscription.id().value());
        resource.put("status", subscription.status().code());
        terms.end().ifPresent(end -> resource.put("end", end.toString()));
        resource.put("reason", terms.reason());
        resource.put("criteria", terms.criteria());
        if (!terms.filters().isEmpty()) {
            ArrayNode extensions = resource.putObject("_criteria").putArray("extension");
            terms.filters()
                    .forEach(filter ->
                            extension(extensions, Backport.FILTER_CRITERIA).put("valueString", filter));
        }
        subscription.error().ifPresent(error -> resource.put("error", error));
        channel(terms, resource.putObject("channel"));
        return resource;
    }

    private static void channel(Terms terms, ObjectNode channel) {
        if (terms.maxEvents() > 1) {
            extension(channel.putArray("extension"), Backport.MAX_COUNT).put("valuePositiveInt", terms.maxEvents());
        }
        if (terms.channel() instanceof RestHook hook) {
            channel.put("type", "rest-hook");
            channel.put("endpoint", hook.endpoint().toString());
            payload(terms, channel);
            if (!hook.headers().isEmpty()) {
                ArrayNode headers = channel.putArray("header");
                hook.headers().forEach(header -> headers.add(header.name() + ": " + header.value()));
            }
        } else {
            channel.put("type", "websocket");
            extension(channel.putObject("_type").putArray("extension"), Backport.CHANNEL_TYPE)
                    .putObject("valueCoding")
                    .put("system", Backport.CHANNEL_TYPES)
                    .put("code", Backport.EVENT_STREAM);
            payload(terms, channel);
        }
    }

    private static void payload(Terms terms, ObjectNode channel) {
        channel.put("payload", "application/fhir+json");
        extension(channel.putObject("_payload").putArray("extension"), Backport.PAYLOAD_CONTENT)
                .put("valueCode", terms.content().code());
    }

    private static ObjectNode extension(ArrayNode extensions, String url) {
        return extensions.addObject().put("url", url);
    }
}
